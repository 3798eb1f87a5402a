using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Planning;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import;

/// <summary>Finds the column of a customer list by which the shop's sales name their customers.</summary>
internal sealed class CustomerIdColumn(IImportDatabase database, FilePlan plan, string? phoneRegion)
{
    private const string IdField = "id";
    private const int MaxSampledRows = 1_000;
    private const int Examples = 3;

    /// <summary>The columns with the id in the right place, and what is to be reported about it.</summary>
    internal async Task<(Columns Columns, IReadOnlyList<ImportMessage> Remarks)> FindAsync(ICustomerFormat format, CancellationToken cancellationToken)
    {
        var columns = plan.Match.Columns;
        var buyers = await database.ReadBuyersAsync(Examples, cancellationToken);
        if (format.IdCandidates.Count == 0 || buyers.Count == 0) return (columns, []);
        var bound = columns[IdField];
        List<int> candidates = plan.Options.Columns[IdField] is null ? [bound, .. columns.Places(format.IdCandidates).Where(place => place != bound)] : [bound];
        var values = await ReadValuesAsync(candidates, cancellationToken);
        var best = -1;
        long most = 0;
        for (var i = 0; i < candidates.Count; i++)
        {
            var hits = await database.CountBuyersAsync(values[i], cancellationToken);
            if (hits > most) (best, most) = (i, hits);
        }
        if (best < 0)
            return (columns, values[0].Count == 0 ? [] : [new("note-ids-join-nothing", ImportMessage.Number(values[0].Count), columns.Header[bound], string.Join(", ", buyers))]);
        if (best == 0) return (columns, []);
        return (columns.With(IdField, candidates[best]), [new("note-id-column", columns.Header[candidates[best]], ImportMessage.Number(most), ImportMessage.Number(values[best].Count))]);
    }

    private async Task<IReadOnlyList<HashSet<string>>> ReadValuesAsync(List<int> ordinals, CancellationToken cancellationToken)
    {
        HashSet<string>[] values = [.. ordinals.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        await using var input = await plan.OpenAsync(cancellationToken);
        for (var row = 0; row < MaxSampledRows && await input.Rows.ReadAsync(cancellationToken); row++)
            for (var i = 0; i < ordinals.Count; i++)
            {
                var reference = CustomerRef.FromAny(input.Rows.Field(ordinals[i]), phoneRegion);
                if (!reference.IsEmpty && !Nobodies.IsNobody(reference)) values[i].Add(reference.ToString());
            }
        return values;
    }
}
