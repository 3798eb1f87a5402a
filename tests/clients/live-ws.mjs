// Follows an import, an analysis, its run and the tier changes with graphql-ws, against the address in the first argument.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { follow } from './live.mjs';

const url = process.argv[2];
const client = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, keepAlive: 200, retryAttempts: 0 });
await follow(url, (query, variables) => client.iterate({ query, variables }));
await client.dispose();
