// Apollo Client with its cache and automatic persisted queries, against the address in the first argument.
import { createHash } from 'node:crypto';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';

const sent = [];
const client = new ApolloClient({
  link: new PersistedQueryLink({ sha256: (text) => createHash('sha256').update(text).digest('hex') })
    .concat(new HttpLink({
      uri: process.argv[2],
      fetch: (uri, options) => {
        sent.push(JSON.parse(options.body).query === undefined ? 'hash' : 'document');
        return fetch(uri, options);
      },
    })),
  cache: new InMemoryCache({ typePolicies: { Query: { fields: { customers: relayStylePagination() } } } }),
});

const query = gql`query Customers($first: Int!, $after: String) {
  customers(first: $first, after: $after) { edges { cursor node { id externalId result { tier } } } pageInfo { hasNextPage endCursor } totalCount }
}`;
const pages = [];
let after = null;
for (let page = 0; page < 3; page++) {
  const { data } = await client.query({ query, variables: { first: 4, after }, fetchPolicy: 'network-only' });
  after = data.customers.pageInfo.endCursor;
  pages.push(data.customers.edges.length);
}
const cached = client.readQuery({ query, variables: { first: 4, after: null } });
const { data: cancelled } = await client.mutate({ mutation: gql`mutation { cancelJob(id: "Sm9iOjk5") { job { id } errors { __typename ... on Error { message } } } }` });
let code = null;
try {
  await client.query({ query: gql`{ node(id: "nonsense") { id } }` });
} catch (error) {
  code = CombinedGraphQLErrors.is(error) ? error.errors[0].extensions.code : String(error);
}
console.log(JSON.stringify({
  sent: sent.slice(0, 4), pages, ids: new Set(cached.customers.edges.map((edge) => edge.node.externalId)).size,
  cancelled: cancelled.cancelJob.errors[0].__typename, code,
}));
