
namespace Insights.Data.Import.Merging;

/// <summary>
/// What all exports together say of the rows of one moment, customer and direction of a source without order ids: each row as
/// often as the export that has it most often. Two equal rows of one file are two sales, and a row that is missing from a
/// later file may merely not have been exported.
/// </summary>
internal sealed class RowFold(BasketAssembler assembler)
{
    internal List<BasketContent> Fold(string reference, IReadOnlyList<OrderStatement> statements)
    {
        var newest = statements[0];
        foreach (var statement in statements)
            if (OrderStatement.CompareAge(statement, newest) > 0) newest = statement;
        if (statements.Count == 1) return [assembler.Assemble(newest.CustomerId, newest.Fragments, reference, newest.Origin.ImportId)];

        var rows = new Dictionary<BasketContentLine, int>();
        foreach (var statement in statements)
            foreach (var (row, count) in StatementRows.Count(statement))
                rows[row] = Math.Max(rows.GetValueOrDefault(row), count);
        var whole = new StatementFragment
        {
            CustomerId = newest.CustomerId,
            OccurredAt = newest.OccurredAt,
            Kind = newest.Fragments[0].Kind,
            Channel = ChannelOf(statements),
            Lines = [.. rows.Select(row => new StatementLine(row.Key, LineId: 0, row.Value))],
        };
        return [assembler.Assemble(newest.CustomerId, [whole], reference, newest.Origin.ImportId)];
    }

    private static string? ChannelOf(IReadOnlyList<OrderStatement> statements) => statements
        .OrderByDescending(statement => statement, Comparer<OrderStatement>.Create(OrderStatement.CompareAge))
        .SelectMany(statement => statement.Fragments).Select(fragment => fragment.Channel).FirstOrDefault(channel => channel is not null);
}
