// What both clients of streams do: import a file, analyse the shop, and print what they were told of it.
const sales = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n'
  + Array.from({ length: 2000 }, (_, i) => `L${i},A,X,1,2024-05-01 10:00:00,${900 - 100 * (i % 3)}.00,${1 + (i % 3)},UK\n`).join('');

export async function follow(url, iterate) {
  const answers = async (query, variables) => {
    const all = [];
    for await (const answer of iterate(query, variables)) {
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      all.push(answer.data);
    }
    return all;
  };
  const take = async (count, query) => {
    const all = [];
    for await (const answer of iterate(query)) {
      all.push(answer.data ?? answer);
      if (all.length === count) break;
    }
    return all;
  };

  const progress = 'subscription($id: ID!) { jobProgress(id: $id) { kind status stage progress error run { asOf } import { lines { imported } } } }';
  const start = async (mutation, variables) => (await answers(mutation, variables))[0].start.job.id;

  const uploaded = await (await fetch(new URL('/uploads?name=sales.csv', url), { method: 'POST', body: sales })).json();
  const importJob = await start('mutation($id: String!) { start: startImport(input: { uploadId: $id }) { job { id } } }', { id: uploaded.uploadId });
  const imported = await answers(progress, { id: importJob });

  const run = take(1, 'subscription { runFinished { id asOf knownCustomers } }');
  const changes = take(2, 'subscription { tierChanged(to: [A]) { customer { externalId result { tier } } previousTier tier run { asOf } } }');
  // Both streams listen before the analysis begins.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const analysisJob = await start('mutation { start: startAnalysis(input: { asOf: "2024-06-01" }) { job { id } } }');
  const analysed = await answers(progress, { id: analysisJob });
  let refused;
  try {
    refused = await take(1, 'subscription { jobProgress(id: "nonsense") { id } }');
  } catch (error) {
    refused = Array.isArray(error) ? { errors: error } : { message: String(error) };
  }
  console.log(JSON.stringify({ imported, analysed, run: await run, changes: await changes, refused }));
}
