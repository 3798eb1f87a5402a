// urql with its own streams over fetch, against the address in the first argument.
import { Client, cacheExchange, fetchExchange, gql } from '@urql/core';

const client = new Client({ url: process.argv[2], exchanges: [cacheExchange, fetchExchange], fetchSubscriptions: true, preferGetMethod: false });
const query = gql`query($first: Int!) { customers(first: $first) { nodes { externalId } totalCount } }`;

const posted = await client.query(query, { first: 3 }).toPromise();
const got = await client.query(query, { first: 2 }, { preferGetMethod: 'force', requestPolicy: 'network-only' }).toPromise();
const wrong = await client.query(gql`{ nonsense }`, {}).toPromise();
const mutated = await client.mutation(gql`mutation { startAnalysis(input: { asOf: "2024-06-01" }) { job { id } } }`, {}).toPromise();
const progress = await new Promise((resolve) => {
  const all = [];
  client.subscription(gql`subscription($id: ID!) { jobProgress(id: $id) { status } }`, { id: mutated.data.startAnalysis.job.id }).subscribe((answer) => {
    if (answer.error) resolve(String(answer.error));
    all.push(answer.data.jobProgress.status);
    if (all.at(-1) === 'COMPLETED') resolve(all.at(-1));
  });
});
console.log(JSON.stringify({
  posted: posted.data.customers.nodes.length, got: got.data.customers.nodes.length, wrong: wrong.error.graphQLErrors[0].extensions.code, progress,
}));
process.exit(0);
