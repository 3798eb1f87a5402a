import { getOperationAST } from 'graphql';
import { createClient } from 'graphql-sse';

const address = '/graphql';
const streams = createClient({ url: address, retryAttempts: 0 });

/** Subscriptions come as server-sent events from the same address; everything else is one answer. */
export function fetcher({ query, variables, operationName }, { documentAST, headers } = {}) {
  const isStream = documentAST && getOperationAST(documentAST, operationName || undefined)?.operation === 'subscription';
  return isStream ? streams.iterate({ query, variables, operationName }) : ask({ query, variables, operationName }, headers);
}

async function ask(request, headers) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify(request),
  });
  return response.json();
}
