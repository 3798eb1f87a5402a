// Follows an import, an analysis, its run and the tier changes with graphql-sse, against the address in the first argument.
import { createClient } from 'graphql-sse';
import { follow } from './live.mjs';

const url = process.argv[2];
const client = createClient({ url, retryAttempts: 0 });
await follow(url, (query, variables) => client.iterate({ query, variables }));
client.dispose();
