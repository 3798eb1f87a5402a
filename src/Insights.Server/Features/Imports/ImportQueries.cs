using Insights.Data.Import.Formats;
using Insights.Data.Purchases;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Imports;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Features.Imports;

/// <summary>Imports.</summary>
[ResolverOf("Query")]
internal static class ImportQueries
{
    public static Task<Connection<ImportView>> Imports(
        int? first, string? after, int? last, string? before, ImportReader imports, CancellationToken cancellationToken) =>
        imports.ReadAsync(PageArguments.Of(first, after, last, before), cancellationToken);

    public static async Task<ImportView> Import(string id, ImportReader imports, CancellationToken cancellationToken) => GraphQLErrorException.Demand(
        await imports.FindAsync(new ImportId(GlobalId.Parse(id, ImportView.TypeName)), cancellationToken), ImportView.TypeName);

    public static IReadOnlyList<ImportFormatView> ImportFormats() =>
    [
        .. FormatCatalog.All.Select(format => new ImportFormatView(
            format.Name, format.Description, [.. format.Columns.OrderByDescending(column => column.IsRequired).Select(column => column.Field)])),
    ];
}
