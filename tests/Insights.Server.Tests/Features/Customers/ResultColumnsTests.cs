using System.Globalization;
using GraphQLParser;
using GraphQLParser.AST;
using Insights.Data.Runs;
using Insights.Ml.Explanations;
using Insights.Server.Features.Exports;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Hosting;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Exports;

namespace Insights.Server.Tests.Features.Customers;

/// <summary>A column of results is declared once; the API and the exports have all of them.</summary>
public class ResultColumnsTests
{
    private static readonly Dictionary<string, GraphQLObjectTypeDefinition> Types = Parser.Parse(ContractSchema.Load(typeof(InsightsHost).Assembly).Sdl).Definitions
        .OfType<GraphQLObjectTypeDefinition>().ToDictionary(type => type.Name.StringValue);

    [Fact]
    public void Each_column_is_in_the_SDL_type_of_results()
    {
        var shown = ResultProjection.ColumnsOf.Where(field => IsInSdl(field.Key)).SelectMany(field => field.Value);

        Assert.Empty(ResultColumns.All.Select(column => column.Name).Except(shown));
    }

    /// <summary>A suggestion is made of the whole result: all columns are read for it.</summary>
    [Fact]
    public void Each_other_field_of_the_SDL_type_of_results_says_which_columns_it_needs() =>
        Assert.Equal(["suggestion"], FieldsOf("CustomerResult").Select(field => field.Name.StringValue).Except(ResultProjection.ColumnsOf.Keys));

    /// <summary>Other programs read the columns by position: new ones come at the end.</summary>
    [Fact]
    public async Task Each_column_is_in_the_exports_which_keep_their_order()
    {
        var header = new StringWriter();
        await new ExportWriter(new DateOnly(2024, 6, 1), new Sentences(CultureInfo.InvariantCulture, "EUR")).WriteCsvAsync(AsyncEnumerable.Empty<ExportedCustomer>(), header, CancellationToken.None);

        Assert.Equal(
            """
            customer_id,tier,net_spend,purchase_days,days_since_last_purchase,vip_probability,churn_probability,expected_purchases,expected_spend,reasons,previous_tier,rank,
            lifetime_net_spend,lifetime_purchase_days,first_purchase,last_purchase,probability_alive,name,country,
            vip_probability_low,vip_probability_high,churn_probability_low,churn_probability_high,probability_alive_low,probability_alive_high,
            expected_purchases_low,expected_purchases_high,expected_spend_low,expected_spend_high,next_purchase,next_purchase_early,next_purchase_late,clv,clv_low,clv_high,
            orders,lifetime_orders,email,phone,birthday,city,region,channel,consent,first_contact,referred_by,
            usual_pause_days,pause_limit_days,state,keeping_worth
            """.ReplaceLineEndings(""), header.ToString().TrimEnd());
        Assert.Empty(ResultColumns.All.Select(column => column.Name).Except(header.ToString().TrimEnd().Split(',')));
    }

    /// <summary>True for "netSpend" and "nextVip.interval", which are fields of the type and of the type of one of its fields.</summary>
    private static bool IsInSdl(string path)
    {
        var parts = path.Split('.');
        var field = FieldsOf("CustomerResult").Find(field => field.Name.StringValue == parts[0]);
        return field is not null && (parts.Length == 1 || FieldsOf(NameOf(field.Type)).Exists(part => part.Name.StringValue == parts[1]));
    }

    private static List<GraphQLFieldDefinition> FieldsOf(string type) => Types[type].Fields?.Items ?? [];

    private static string NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType required => NameOf(required.Type),
        GraphQLListType list => NameOf(list.Type),
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };
}
