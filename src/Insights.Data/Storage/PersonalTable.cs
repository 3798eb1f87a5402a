namespace Insights.Data.Storage;

/// <summary>How a table holds what belongs to a person.</summary>
public enum PersonalContent
{
    /// <summary>Rows of a customer, found by <c>customer_id</c>: they are exported, merged and erased with the customer.</summary>
    RowsOfCustomer,

    /// <summary>An index over columns of <c>customers</c>, which follows them.</summary>
    IndexOfCustomers,

    /// <summary>Text as a file had it, which may name anybody: it can only be searched or removed as a whole.</summary>
    TextOfFiles,

    /// <summary>Computed from customers and stored; it may name some of them, and is removed and computed anew.</summary>
    ComputedOfCustomers,

    /// <summary>Nothing of a person.</summary>
    None,
}

/// <summary>A table of a shop's database, and whether it holds what belongs to a person.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Content">How it holds it.</param>
/// <param name="Reason">What of a person is in it, or why nothing is.</param>
public sealed record PersonalTable(string Name, PersonalContent Content, string Reason)
{
    /// <summary>
    /// Every table of the database. Whoever exports a person's data, merges two customers or erases one walks this list; a test fails for a table
    /// that is missing.
    /// </summary>
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        new("customers", PersonalContent.RowsOfCustomer, "name, addresses, birthday, consent; referred_by names another customer by the shop's own id"),
        new("baskets", PersonalContent.RowsOfCustomer, "what was bought, when and for how much"),
        new("basket_lines", PersonalContent.RowsOfCustomer, "the lines of the baskets"),
        new("customer_results", PersonalContent.RowsOfCustomer, "tier, probabilities and reasons of each analysis"),
        new("customer_statements", PersonalContent.RowsOfCustomer, "what each file states of the customer, from which the details follow"),
        new("order_statements", PersonalContent.RowsOfCustomer, "what each file states of an order; without a customer where the file names none"),
        new("operations", PersonalContent.RowsOfCustomer, "what the shop did for the customer, and when"),
        new("customer_search", PersonalContent.IndexOfCustomers, "words of names, addresses and numbers"),
        new("rejected_rows", PersonalContent.TextOfFiles, "values of rows that could not be read"),
        new("imports", PersonalContent.TextOfFiles, "names of files; remarks on files quote some of their values"),
        new("import_answers", PersonalContent.TextOfFiles, "questions quote values of files"),
        new("precomputed_results", PersonalContent.ComputedOfCustomers, "results of a run; some list customers"),
        new("runs", PersonalContent.None, "an analysis as a whole"),
        new("run_models", PersonalContent.None, "weights and trees"),
        new("tier_totals", PersonalContent.None, "sums of an analysis by tier"),
        new("tier_movements", PersonalContent.None, "numbers of customers who moved between tiers"),
        new("materialized_aggregates", PersonalContent.None, "which groupings are stored"),
        new("topics", PersonalContent.None, "revisions of topics"),
        new("aggregate_cells", PersonalContent.None, "sums of groups"),
        new("anonymous_baskets", PersonalContent.None, "sales whose file names nobody"),
        new("import_parts", PersonalContent.None, "how a file's exports are written"),
        new("products", PersonalContent.None, "articles"),
        new("product_statements", PersonalContent.None, "what each file states of an article"),
        new("sources", PersonalContent.None, "numberings of orders"),
        new("shop", PersonalContent.None, "the shop itself"),
        new("shop_settings", PersonalContent.None, "the shop's settings"),
        new("credentials", PersonalContent.None, "programs, devices and sessions of the shop's helpers, no customer; hashes of secrets"),
        new("audit_entries", PersonalContent.None, "what helpers and programs did; a customer is named by number at most, which proves an erasure and leads to nobody after it"),
    ];
}
