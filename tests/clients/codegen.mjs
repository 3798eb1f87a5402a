// GraphQL Code Generator: types of the schema that the address in the first argument tells, and of the one that it publishes,
// checked by TypeScript, and the manifest of the trusted documents.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import ts from 'typescript';
import { generatedFolder } from './folder.mjs';

const url = process.argv[2];
const folder = generatedFolder();
const source = join(folder, 'app.ts');
const sourceOf = (from) => `
import { graphql, useFragment, type FragmentType } from './${from}/index.js';
export const Card = graphql(\`fragment Card on Customer { externalId result { tier netSpend { amount currency } nextVip { probability } } }\`);
export const NextVips = graphql(\`query NextVips($first: Int!, $where: CustomerFilter) {
  nextVips(first: $first, where: $where) { nodes { ...Card } pageInfo { endCursor } } }\`);
export const Told = graphql(\`subscription Told { tierChanged(to: [A]) { tier previousTier customer { externalId } } }\`);
export function probability(customer: FragmentType<typeof Card>): number | null | undefined {
  return useFragment(Card, customer).result?.nextVip.probability;
}
`;

async function generateFrom(name, schema) {
  writeFileSync(source, sourceOf(name));
  await generate({
    schema, documents: [source], silent: true, errorsOnly: true, cwd: folder, emitLegacyCommonJSImports: false,
    generates: {
      [join(folder, name) + '/']: {
        preset: 'client', config: { useTypeImports: true, documentMode: 'string', scalars: { Decimal: 'number', Date: 'string', DateTime: 'string' } },
        presetConfig: { persistedDocuments: { hashAlgorithm: 'sha256' } },
      },
    },
  }, true);
  const program = ts.createProgram([source], {
    strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [], skipLibCheck: true,
  });
  const faults = ts.getPreEmitDiagnostics(program).map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, '\n'));
  return { faults, manifest: JSON.parse(readFileSync(join(folder, name, 'persisted-documents.json'), 'utf8')) };
}

const told = await generateFrom('told', url);
const published = await generateFrom('published', new URL('/graphql/schema.graphql', url).toString());
console.log(JSON.stringify({ faults: [...told.faults, ...published.faults], same: JSON.stringify(told.manifest) === JSON.stringify(published.manifest), manifest: told.manifest }));
process.exit(0);
