// Runs the GraphQL over HTTP audit suite against the address in the first argument, and prints what is not ok.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
const notOk = [];
for (const result of results) {
  if (result.status !== 'ok') notOk.push({ status: result.status, name: result.name, reason: result.reason });
}
console.log(JSON.stringify({ audits: results.length, notOk }));
