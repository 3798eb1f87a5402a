// Who becomes a VIP, and can I believe it? The list of a shop's next VIPs, what its models did on weeks that they had not seen,
// and a picture of it.
//
//     dotnet run next-vips.cs [PICTURE.svg]
//
// It needs the .NET 10 SDK, no package, and a server: http://localhost:5080, or what INSIGHTS_URL says.
#:property PublishAot=false
#:property Nullable=disable

using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
using var server = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("INSIGHTS_URL") ?? "http://localhost:5080") };
var picture = args.Length > 0 ? args[0] : "next-vips.svg";

var answer = await Ask("""
    query NextVips($first: Int!) {
      run {
        asOf
        horizonDays
        status
        statusReason
        evaluations {
          target
          group
          customers
          baseRate
          scores { name precisionAtTenPercent { value low high } }
          againstBaselines { figure baseline difference low high }
        }
      }
      nextVips(first: $first) {
        totalCount
        nodes { externalId name result { netSpend { amount currency } nextVip { probability interval { low high } reasons { text } } } }
      }
    }
    """, new { first = 20 });

if (answer["run"] is not { } run)
{
    Console.Error.WriteLine("The shop has not been analysed yet: run 'insights analyze' first.");
    return 1;
}
Console.WriteLine($"As of {run["asOf"]}, looking {run["horizonDays"]} days ahead: {run["status"]} {run["statusReason"]}".TrimEnd());

var named = answer["nextVips"]["nodes"].AsArray().Where(customer => customer["result"]["nextVip"]["probability"] is not null).ToList();
foreach (var customer in named)
{
    var result = customer["result"];
    Console.WriteLine($"{(double)result["nextVip"]["probability"],4:0%}  {NameOf(customer),-22} {(decimal)result["netSpend"]["amount"],10:#,0.00} {result["netSpend"]["currency"]}  {string.Join("; ", result["nextVip"]["reasons"].AsArray().Select(reason => (string)reason["text"]))}");
}
Console.WriteLine($"Of these {named.Count} of {answer["nextVips"]["totalCount"]} B customers, about {named.Sum(customer => (double)customer["result"]["nextVip"]["probability"]):0.0} are to be expected among the best.");

var evaluation = run["evaluations"].AsArray().FirstOrDefault(evaluation => (string)evaluation["target"] == "NEXT_VIP" && (string)evaluation["group"] == "B");
if (evaluation is null) Console.WriteLine("Nothing was evaluated: the history is too short to hold a period back.");
else
{
    Console.WriteLine($"At an earlier date, the best tenth of {evaluation["customers"]} B customers had this share of hits (at random: {(double)evaluation["baseRate"]:0%}):");
    foreach (var score in evaluation["scores"].AsArray())
        if (score["precisionAtTenPercent"] is { } hits)
            Console.WriteLine($"{(double)hits["value"],4:0%}  {score["name"]}{(hits["low"] is null ? "" : $" ({(double)hits["low"]:0%} to {(double)hits["high"]:0%})")}");
}

await File.WriteAllTextAsync(picture, Draw(named));
Console.WriteLine($"Drawn: {picture}");
return 0;

async Task<JsonNode> Ask(string query, object variables)
{
    using var response = await server.PostAsJsonAsync("/graphql", new { query, variables });
    var body = await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync());
    return body["errors"] is JsonArray errors ? throw new InvalidOperationException((string)errors[0]["message"]) : body["data"];
}

static string NameOf(JsonNode customer) => (string)(customer["name"] ?? customer["externalId"]);

// A bar for each customer, and a line for the range within which the probability lies.
static string Draw(IReadOnlyList<JsonNode> customers)
{
    static double At(JsonNode share) => 200 + 400 * (double)share;
    var svg = new StringBuilder($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 660 {34 + 24 * customers.Count}' width='660' font-family='sans-serif' font-size='13'><text y='18' font-weight='bold'>Probability of becoming a VIP</text>\n");
    for (var i = 0; i < customers.Count; i++)
    {
        var (y, vip) = (30 + 24 * i, customers[i]["result"]["nextVip"]);
        svg.Append($"<text x='192' y='{y + 14}' text-anchor='end'>{WebUtility.HtmlEncode(NameOf(customers[i]))}</text><rect x='200' y='{y}' width='{At(vip["probability"]) - 200:0.0}' height='18' fill='#2b6cb0'/>");
        if (vip["interval"] is { } range) svg.Append($"<line x1='{At(range["low"]):0.0}' x2='{At(range["high"]):0.0}' y1='{y + 9}' y2='{y + 9}' stroke='#111' stroke-width='2'/>");
        svg.Append($"<text x='612' y='{y + 14}'>{(double)vip["probability"]:0%}</text>\n");
    }
    return svg.Append("</svg>\n").ToString();
}
