import './workers.js';
import 'graphiql/graphiql.css';
import '@graphiql/react/style.css';
import '@graphiql/react/font/roboto.css';
import '@graphiql/react/font/fira-code.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/plugin-explorer/style.css';
import './ide.css';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { DOC_EXPLORER_PLUGIN } from '@graphiql/plugin-doc-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { buildSchema } from 'graphql';
import { createRoot } from 'react-dom/client';
import { examplesPlugin } from './examples.jsx';
import { fetcher } from './fetcher.js';

const root = document.getElementById('ide');
const link = new URLSearchParams(location.search);
const welcome = `# Insights: what the shop's purchases say, as GraphQL.
#
# Ctrl+Enter runs the query, Ctrl+Space completes it. At the left: examples, the explorer that
# writes queries for you, and the documentation of every field.

{
  shop { name currency newestPurchase }
  tiers { tier customers netSpend { amount } netSpendShare }
}
`;

const examples = examplesPlugin();
const explorer = explorerPlugin({ showAttribution: false });

async function start() {
  // The published schema, not introspection: it is there also where introspection is turned off.
  const published = await fetch('/graphql/schema.graphql');
  if (!published.ok) throw new Error(`The schema cannot be read (${published.status}).`);
  const schema = buildSchema(await published.text());
  createRoot(root).render(
    <GraphiQL
      fetcher={fetcher}
      schema={schema}
      defaultQuery={welcome}
      initialQuery={link.get('query') ?? undefined}
      initialVariables={link.get('variables') ?? undefined}
      plugins={[HISTORY_PLUGIN, examples, explorer]}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      visiblePlugin={link.has('query') ? undefined : examples}
      defaultEditorToolsVisibility="variables"
    >
      <GraphiQL.Logo><a className="insights-home" href="/">Insights</a></GraphiQL.Logo>
    </GraphiQL>,
  );
}

start().catch((error) => {
  root.textContent = `The IDE cannot start. ${error.message}`;
});
