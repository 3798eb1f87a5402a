using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading.Workbooks;

/// <summary>The rows of a worksheet.</summary>
internal sealed record WorkbookSource(IReadOnlyList<HeadRow> Head, ImportFile File, Sheet Sheet)
    : RowSource(Head, Columns, Encodings.Utf8)
{
    private const char Columns = '\t';
    private const int MaxSheets = 100;

    internal override string? Description => $"Excel workbook, sheet '{Sheet.Name}'";

    internal override bool IsTyped => true;

    internal override async Task<RowInput> OpenAsync(CancellationToken cancellationToken)
    {
        var workbook = await Workbook.TryOpenAsync(File.Open, cancellationToken) ?? throw new ImportException(new("workbook-damaged"));
        try
        {
            return new WorkbookInput(workbook, workbook.OpenRows(Sheet, cancellationToken));
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    /// <summary>The sheets of a workbook that have rows, in their order; null where the file is no workbook.</summary>
    internal static async Task<IReadOnlyList<WorkbookSource>?> ReadAllAsync(ImportFile file, int? headerLine, CancellationToken cancellationToken)
    {
        using var workbook = await Workbook.TryOpenAsync(file.Open, cancellationToken);
        if (workbook is null) return null;
        var sources = new List<WorkbookSource>();
        foreach (var sheet in workbook.Sheets.Take(MaxSheets))
        {
            await using var rows = workbook.OpenRows(sheet, cancellationToken);
            var head = await HeadRow.ReadAsync(rows, headerLine, cancellationToken);
            if (head.Count > 0) sources.Add(new WorkbookSource(head, file, sheet));
        }
        return sources;
    }
}

/// <summary>A worksheet that is open as rows.</summary>
/// <param name="workbook">The workbook; disposed of with the input.</param>
/// <param name="rows">The rows of the sheet.</param>
internal sealed class WorkbookInput(Workbook workbook, RecordReader rows) : RowInput(rows)
{
    internal override long FileBytes => workbook.FileBytes;

    internal override long FileBytesRead => workbook.FileBytesRead;

    internal override long ContentBytes => workbook.FileBytes;

    internal override bool EndsWithLineEnd => true;

    internal override IReadOnlyList<ImportMessage> Remarks => [];

    internal override Task VerifyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        workbook.Dispose();
    }
}
