using System.Data.Common;
using System.Globalization;
using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Customers;

/// <summary>
/// The lists of customers, for all who show them: API, charts, pages and exports. Where two customers are equal, the
/// shop's own id decides, ascending.
/// </summary>
internal static class CustomerLists
{
    internal const string CustomerColumns =
        "c.customer_id, c.external_id, c.name, c.country, c.city, c.email, c.phone, c.birthday, c.region, c.channel, c.consent, c.first_contact, c.referred_by";
    internal static readonly string ResultColumns = ResultProjection.All.Columns;
    internal const int FirstResultColumn = 13;

    /// <summary>Customers and their results in the order of the key of both; @run.</summary>
    internal const string InOrderOfKey = "customers c CROSS JOIN customer_results r";
    internal const string OfRunInOrderOfKey = "r.customer_id = c.customer_id AND r.run_id = @run";

    private static readonly ListSource OfRun = new("customer_results r", "r.run_id = @run")
    {
        Joins = [new ListJoin("c", "JOIN customers c ON c.customer_id = r.customer_id")],
    };

    private static readonly IReadOnlyList<ListField> Fields =
    [
        new("externalId", "c.external_id", ListFieldKind.Text, CanOrder: true),
        new("name", "c.name", ListFieldKind.Text, IsNullable: true),
        new("email", "c.email", ListFieldKind.Text, IsNullable: true),
        new("phone", "c.phone", ListFieldKind.Text, IsNullable: true),
        new("birthday", "c.birthday", ListFieldKind.Date, IsNullable: true),
        new("country", "c.country", ListFieldKind.Text, IsNullable: true),
        new("region", "c.region", ListFieldKind.Text, IsNullable: true),
        new("city", "c.city", ListFieldKind.Text, IsNullable: true),
        new("channel", "c.channel", ListFieldKind.Text, IsNullable: true),
        new("consent", "c.consent", ListFieldKind.Truth, IsNullable: true),
        new("firstContact", "c.first_contact", ListFieldKind.Date, IsNullable: true),
        new("referredBy", "c.referred_by", ListFieldKind.Text, IsNullable: true),
        ResultFields.Field("tier", canOrder: true),
        ResultFields.Field("previous_tier"),
        ResultFields.Field("net_spend", canOrder: true),
        ResultFields.Field("purchase_days"),
        ResultFields.Field("first_purchase"),
        ResultFields.Field("last_purchase"),
        ResultFields.Field("vip_probability", canOrder: true),
        ResultFields.Field("churn_probability", canOrder: true),
    ];

    /// <summary>The customers that a run knows: @run.</summary>
    internal static readonly ListDefinition<CustomerView> Customers =
        Define("customers", OfRun, new ListOrder("netSpend", IsDescending: true));

    /// <summary>The same list with no more of the results than is requested.</summary>
    internal static ListDefinition<CustomerView> Reading(this ListDefinition<CustomerView> list, ResultProjection results) => list with
    {
        Columns = $"{CustomerColumns}, {results.Columns}",
        Read = row => ReadCustomer(row, results.Read(row, FirstResultColumn, new CustomerId(row.GetInt64(0)))),
    };

    /// <summary>The customers of a tier, the likeliest next VIP first: @run, @tier.</summary>
    internal static readonly ListDefinition<CustomerView> NextVips =
        Define("nextVips", OfTier("r.vip_probability"), new ListOrder("vipProbability", IsDescending: true));

    /// <summary>The customers of a tier, the likeliest to leave first: @run, @tier.</summary>
    internal static readonly ListDefinition<CustomerView> ChurnRisks =
        Define("churnRisks", OfTier("r.churn_probability"), new ListOrder("churnProbability", IsDescending: true));

    /// <summary>Customers of tiers A and B who have been away for longer than is usual for them, by keeping worth, descending: @run, @asOf, @a, @b.</summary>
    /// <param name="isGone">True for those who are probably gone, false for those who are overdue.</param>
    internal static ListDefinition<CustomerView> Late(bool isGone) => Define(
        "late", OfRun with { Condition = $"{OfRun.Condition} AND r.tier IN (@a, @b) AND {CustomerRhythm.IsLate} AND {CustomerRhythm.DaysAway} {(isGone ? ">" : "<=")} {CustomerRhythm.LastChance}" },
        new ListOrder("keepingWorth", IsDescending: true)) with
    { Fields = [.. Fields, ResultFields.Field("keeping_worth", canOrder: true)] };

    private const char RunMark = '@';

    /// <summary>A list of one run: its cursors name the run, so that a walk that has begun stays with it when there is a newer one.</summary>
    internal static ListDefinition<CustomerView> Of(this ListDefinition<CustomerView> list, RunId run) =>
        list with { Name = string.Create(CultureInfo.InvariantCulture, $"{list.Name}{RunMark}{run.Value}") };

    /// <summary>The run that a cursor names; null where it names none.</summary>
    internal static RunId? RunOf(string? cursor)
    {
        if (cursor is null || Cursor.ListOf(cursor) is not { } list) return null;
        var name = list.Split(':')[0];
        return long.TryParse(name.AsSpan(name.IndexOf(RunMark) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var run) ? new RunId(run) : null;
    }

    private static ListSource OfTier(string probability) => OfRun with { Condition = $"{OfRun.Condition} AND r.tier = @tier AND {probability} IS NOT NULL" };

    private static ListDefinition<CustomerView> Define(string name, ListSource source, ListOrder order) => new(
        name, $"{CustomerColumns}, {ResultColumns}", source, [new ListKey("c.external_id", IsAlwaysAscending: true)], [order], Fields, row => ReadCustomer(row, ReadResult(row, FirstResultColumn, new CustomerId(row.GetInt64(0)))))
    {
        Scan = new ListSource(InOrderOfKey, $"r.customer_id = c.customer_id AND {source.Condition}"),
        ByKey = new ListSource(InOrderOfKey, $"r.customer_id = c.customer_id AND {source.Condition}"),
        // The shop's own id, by which equal customers come, is often an e-mail address.
        Identity = new ListIdentity<CustomerView>("r.customer_id", customer => customer.CustomerId.Value),
        IsOfRun = true,
        Measures = CustomerGrouping.Measures,
        Keys = CustomerGrouping.Keys,
    };

    internal static CustomerView ReadCustomer(DbDataReader row, CustomerResult? found) => new(
        new CustomerId(row.GetInt64(0)), row.GetString(1), row.NullableString(2), row.NullableString(3), row.NullableString(4), row.NullableString(5), row.NullableString(6),
        DayOf(row, 7), found)
    {
        Region = row.NullableString(8),
        Channel = row.NullableString(9),
        Consent = row.NullableInt32(10) is { } consent ? consent != 0 : null,
        FirstContact = DayOf(row, 11),
        ReferredBy = row.NullableString(12),
    };

    private static DateOnly? DayOf(DbDataReader row, int column) => row.NullableInt32(column) is { } day ? EpochDay.ToDate(day) : null;

    internal static CustomerResult ReadResult(DbDataReader row, int first, CustomerId customer) => ResultProjection.All.Read(row, first, customer);
}
