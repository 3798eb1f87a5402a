import examples from 'examples';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useState } from 'react';

const icon = (props) => (
  <svg viewBox="0 0 24 24" height="1em" fill="none" stroke="currentColor" strokeWidth="1.5" {...props}>
    <path d="M4 5h11M4 10h11M4 15h7M4 20h5" strokeLinecap="round" />
    <path d="m15 14 6 3.5-6 3.5z" strokeLinejoin="round" />
  </svg>
);

function Examples() {
  const { addTab } = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL(({ queryEditor, variableEditor }) => ({ queryEditor, variableEditor }));
  const tab = useGraphiQL((state) => state.activeTabIndex);
  const [chosen, choose] = useState(null);

  // An example goes into the tab that was opened for it: nobody's query is overwritten.
  useEffect(() => {
    if (!chosen || chosen.from === tab) return;
    queryEditor.setValue(chosen.example.query);
    variableEditor?.setValue(chosen.example.variables);
    choose(null);
  }, [chosen, tab, queryEditor, variableEditor]);

  function open(example) {
    choose({ example, from: tab });
    addTab();
  }

  return (
    <section className="insights-examples" aria-label="Examples">
      <div className="graphiql-doc-explorer-title">Examples</div>
      <p>Each opens in a tab of its own. Ctrl+Enter runs it.</p>
      <ul>
        {examples.map((example) => (
          <li key={example.title}>
            <button type="button" onClick={() => open(example)}>
              <strong>{example.title}</strong>
              <span>{example.explanation}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function examplesPlugin() {
  return { title: 'Examples', icon, content: Examples };
}
