// Relay: its compiler on the published schema, and its runtime on what was compiled, against the address in the first argument.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import relayCompiler from 'relay-compiler';
import relay from 'relay-runtime';
import { generatedFolder } from './folder.mjs';

const url = process.argv[2];
const folder = generatedFolder();
mkdirSync(join(folder, 'src'));
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
writeFileSync(join(folder, 'schema.graphql'), await (await fetch(new URL('/graphql/schema.graphql', url))).text());
writeFileSync(join(folder, 'src', 'app.js'), `
graphql\`query appQuery($count: Int!, $cursor: String) { ...app_customers @arguments(count: $count, cursor: $cursor) shop { currency } }\`;
graphql\`fragment app_customers on Query @argumentDefinitions(count: { type: "Int!" }, cursor: { type: "String" }) @refetchable(queryName: "appNextQuery") {
  customers(first: $count, after: $cursor) @connection(key: "app_customers") { edges { node { id externalId ...app_card } } } }\`;
graphql\`fragment app_card on Customer @refetchable(queryName: "appCardQuery") { result { tier } }\`;
graphql\`subscription appSubscription { tierChanged { tier customer { id externalId } } }\`;
graphql\`mutation appMutation($id: ID!) { cancelJob(id: $id) { job { id status } errors { __typename ... on Error { message } } } }\`;
`);
writeFileSync(join(folder, 'relay.config.json'), JSON.stringify({
  src: './src', schema: './schema.graphql', language: 'javascript', eagerEsModules: true, noFutureProofEnums: true,
  persistConfig: { file: './persisted.json', algorithm: 'SHA256' },
}));
writeFileSync(join(folder, 'persisted.json'), '{}');
execFileSync(relayCompiler, ['--noWatchman', join(folder, 'relay.config.json')], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });

const persisted = JSON.parse(readFileSync(join(folder, 'persisted.json'), 'utf8'));
const sent = [];
const post = async (body) => (await fetch(url, {
  method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' }, body: JSON.stringify(body),
})).json();
const environment = new relay.Environment({
  store: new relay.Store(new relay.RecordSource()),
  network: relay.Network.create(async (operation, variables) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: operation.id } };
    const answer = await post({ variables, extensions });
    sent.push(answer.errors?.[0].extensions.code ?? 'answer');
    return answer.errors ? post({ query: persisted[operation.id], variables, extensions }) : answer;
  }),
});
const { default: query } = await import(pathToFileURL(join(folder, 'src', '__generated__', 'appQuery.graphql.js')));
const { default: next } = await import(pathToFileURL(join(folder, 'src', '__generated__', 'appNextQuery.graphql.js')));
await relay.fetchQuery(environment, query, { count: 4 }).toPromise();
await relay.fetchQuery(environment, query, { count: 5 }).toPromise();
await relay.fetchQuery(environment, next, { count: 5 }).toPromise();
const customers = environment.getStore().getSource().getRecordIDs().filter((id) => environment.getStore().getSource().get(id).__typename === 'Customer');
console.log(JSON.stringify({ operations: Object.keys(persisted).length, sent, customers: customers.length }));
