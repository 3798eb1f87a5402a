// graphql-request, by POST and by GET, against the address in the first argument.
import { ClientError, GraphQLClient, gql } from 'graphql-request';

const query = gql`query Customers($first: Int!) { customers(first: $first) { nodes { externalId } } }`;
const posted = await new GraphQLClient(process.argv[2]).request(query, { first: 3 });
const got = await new GraphQLClient(process.argv[2], { method: 'GET', jsonSerializer: JSON }).request(query, { first: 2 });
let refused = null;
try {
  await new GraphQLClient(process.argv[2]).request('{ nonsense }');
} catch (error) {
  if (!(error instanceof ClientError)) throw error;
  refused = { status: error.response.status, code: error.response.errors[0].extensions.code };
}
console.log(JSON.stringify({ posted: posted.customers.nodes.length, got: got.customers.nodes.length, refused }));
