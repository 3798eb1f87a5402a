using Insights.Data.Import.Formats;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;

namespace Insights.Data.Import;

/// <summary>One import of one file, from its first row to the commit.</summary>
internal sealed class FileImport(
    IDatabase database, FilePlan plan, Task migration, DateTime startedAt, TimeProvider clock, IProgress<ImportProgress>? progress)
{
    private const int ProgressEveryRows = 5_000;

    private readonly ProductCatalog products = new();
    private long rows;
    private long rejected;
    private long leftOut;
    private IReadOnlyList<ImportMessage> rowRemarks = [];

    internal async Task<ImportResult> RunAsync(CancellationToken cancellationToken)
    {
        var terms = ShopTerms.Settle(await database.ReadShopAsync(cancellationToken), plan);
        await using var session = await database.BeginImportAsync(cancellationToken);
        var context = new FileContext(
            plan.Match.Columns.Header, plan.Dialect, new ShopCalendar(terms.FileTimeZone), new ShopCalendar(terms.Shop.TimeZone), terms.Shop.Currency, startedAt.AddDays(1), plan.Questions);

        await StageAsync(session, context, cancellationToken);
        // Staging needs no table of the shop's, so that a new database is made in the meantime.
        await migration;
        return await MergeAsync(session, terms, cancellationToken);
    }

    private async Task StageAsync(IImportSession session, FileContext context, CancellationToken cancellationToken)
    {
        await using var input = await TextInput.OpenAsync(plan.File, plan.Dialect.Encoding, plan.Dialect.Delimiter, cancellationToken);
        for (var i = 0; i < plan.SkippedRows; i++) await input.Rows.ReadAsync(cancellationToken);
        switch (plan.Format)
        {
            case ISalesFormat sales: await StageSalesAsync(session, context, sales.CreateMapper(plan.Match), input, cancellationToken); break;
            case ICustomerFormat customers: await StageCustomersAsync(session, context, customers.CreateMapper(plan.Match), input, cancellationToken); break;
            default: throw new InvalidOperationException($"The format '{plan.Format.Name}' reads neither sales nor customers.");
        }
        await input.VerifyAsync(cancellationToken);
    }

    private async Task StageSalesAsync(
        IImportSession session, FileContext context, ISalesMapper mapper, TextInput input, CancellationToken cancellationToken)
    {
        var sink = new SalesSink(context, products);
        await ReadRowsAsync(session, input, sink, async () =>
        {
            mapper.Map(input.Rows, sink);
            if (sink.TakeCompleted() is { } fragment) await session.StageAsync(fragment, cancellationToken);
        }, cancellationToken);
        if (sink.TakeLast() is { } last) await session.StageAsync(last, cancellationToken);
        await foreach (var contested in session.ReconcileOwnersAsync(cancellationToken))
            foreach (var line in contested.Lines)
            {
                rejected++;
                await session.StageAsync(
                    new Rejection(line.Line, Column: null, Value: null, new("order-two-customers", contested.OrderRef)),
                    cancellationToken);
            }
    }

    private async Task StageCustomersAsync(
        IImportSession session, FileContext context, ICustomerMapper mapper, TextInput input, CancellationToken cancellationToken)
    {
        var sink = new CustomerSink(context);
        await ReadRowsAsync(session, input, sink, async () =>
        {
            mapper.Map(input.Rows, sink);
            foreach (var customer in sink.Completed) await session.StageAsync(customer, cancellationToken);
            sink.Completed.Clear();
        }, cancellationToken);
    }

    private async Task ReadRowsAsync(
        IImportSession session, TextInput input, RowSink sink, Func<ValueTask> mapRow, CancellationToken cancellationToken)
    {
        var expectedFields = plan.Match.Columns.Header.Count;
        var lastFields = expectedFields;
        var lastHasOpenQuote = false;
        while (await input.Rows.ReadAsync(cancellationToken))
        {
            rows++;
            lastFields = input.Rows.FieldCount;
            lastHasOpenQuote = input.Rows.HasOpenQuote;
            if (HasShiftedColumns(input.Rows, expectedFields))
                sink.Reject(input.Rows, Columns.Absent, new("columns-shifted", ImportMessage.Number(lastFields), ImportMessage.Number(expectedFields)));
            else
                await MapAsync(input.Rows, sink, mapRow);
            if (sink.Rejections.Count > 0) await StageRejectionsAsync(session, sink, cancellationToken);
            if (rows % ProgressEveryRows == 0)
                progress?.Report(new ImportProgress(ImportStage.Reading, input.FileBytesRead, input.FileBytes, rows));
        }
        rejected += sink.Rejected;
        leftOut += sink.LeftOut;
        rowRemarks = sink.Remarks;
        if (lastHasOpenQuote || (lastFields < expectedFields && !input.EndsWithLineEnd))
            throw new ImportException(new("file-cut-off", ImportMessage.Number(rows)));
    }

    private static async ValueTask MapAsync(RecordReader row, RowSink sink, Func<ValueTask> mapRow)
    {
        try
        {
            await mapRow();
        }
        catch (OverflowException)
        {
            sink.Reject(row, Columns.Absent, new("beyond-trillion"));
        }
    }

    private static bool HasShiftedColumns(RecordReader row, int expectedFields)
    {
        for (var i = expectedFields; i < row.FieldCount; i++)
            if (!row.Field(i).IsEmpty) return true;
        return false;
    }

    private static async ValueTask StageRejectionsAsync(IImportSession session, RowSink sink, CancellationToken cancellationToken)
    {
        foreach (var rejection in sink.Rejections) await session.StageAsync(rejection, cancellationToken);
        sink.Rejections.Clear();
    }

    private async Task<ImportResult> MergeAsync(IImportSession session, ShopTerms termsOfReading, CancellationToken cancellationToken)
    {
        var (importId, shopNow) = await session.BeginMergeAsync(cancellationToken);
        // Settled again under the lock: another program may have made the first import in the meantime.
        var terms = ShopTerms.Settle(shopNow, plan);
        if (terms.Shop.Currency != termsOfReading.Shop.Currency || terms.FileTimeZone != termsOfReading.FileTimeZone || terms.Shop.TimeZone != termsOfReading.Shop.TimeZone)
            throw new ImportException(new("terms-changed", terms.Shop.Currency, terms.Shop.TimeZone));
        var report = await RejectReport.WriteAsync(session, plan.Options.RejectReport, rejected, cancellationToken);
        var shown = await session.ReadRejectionsAsync(cancellationToken).Take(ImportResult.RejectionsShown).ToListAsync(cancellationToken);
        if (plan.Options.Strict && rejected > 0)
        {
            var error = new ImportMessage("strict", ImportMessage.Number(rejected), ImportMessage.Number(rows));
            ImportId? failed = plan.Options.DryRun
                ? null
                : await session.FailAsync(Record(LineCounts.None with { Rejected = rejected }, ImportOutcome.Failed, error, []), cancellationToken);
            throw new RejectedRowsException(error.English, shown, report, failed);
        }
        var result = await MergeRowsAsync(session, importId, terms, cancellationToken);
        result = result with { Rejections = shown, RejectReport = report, Questions = plan.Questions.Open };
        if (plan.Options.DryRun) return result with { ImportId = null };
        if (!plan.Options.TakesProposals && plan.Questions.Required.Count > 0)
            throw new QuestionsException(plan.Questions.Open, result with { ImportId = null });
        if (plan.Questions.Required.FirstOrDefault(question => question.Proposal is null) is { } unanswered)
            throw new QuestionsException([unanswered], result with { ImportId = null });

        terms.Shop.DataVersion++;
        await session.RememberAsync(plan.Kind, plan.Questions.Settled, cancellationToken);
        await session.CommitAsync(
            Record(result.Lines, ImportOutcome.Completed, error: null, result.Remarks, result.CustomerAmount, result.AnonymousAmount),
            terms.Shop, cancellationToken);
        return result;
    }

    private async Task<ImportResult> MergeRowsAsync(
        IImportSession session, ImportId importId, ShopTerms terms, CancellationToken cancellationToken)
    {
        if (plan.Format is ICustomerFormat)
        {
            var customers = new CustomerMerger(session);
            await customers.MergeAsync(cancellationToken);
            var counts = new LineCounts(customers.Imported, customers.AlreadyPresent, customers.Updated, WithoutCustomer: 0, rejected) { LeftOut = leftOut };
            return Result(importId, counts, terms, Money.Zero, Money.Zero, customers.Imported, period: null, undatedRefunds: 0);
        }
        var source = await session.RegisterSourceAsync(plan.Format.Name, cancellationToken);
        var ids = await session.RegisterProductsAsync(products.Products, cancellationToken);
        var assembler = new BasketAssembler(source, new ShopCalendar(terms.Shop.TimeZone), ids);
        var baskets = new BasketMerger(session, assembler, source, startedAt, ReportMerging);
        await baskets.MergeAsync(cancellationToken);
        var lines = new LineCounts(baskets.Imported, baskets.AlreadyPresent, baskets.Updated, baskets.WithoutCustomer, rejected) { LeftOut = leftOut };
        return Result(
            importId, lines, terms, baskets.CustomerAmount, baskets.AnonymousAmount, baskets.NewCustomers, baskets.Period, baskets.UndatedRefunds);
    }

    private void ReportMerging(long done, long total) =>
        progress?.Report(new ImportProgress(ImportStage.Merging, done, total, rows));

    private ImportResult Result(
        ImportId importId, LineCounts lines, ShopTerms terms, Money customerAmount, Money anonymousAmount, long newCustomers,
        (DateOnly, DateOnly)? period, long undatedRefunds)
    {
        var notes = terms.Notes.Concat(plan.Match.Remarks).Concat(rowRemarks).ToList();
        foreach (var key in plan.Questions.UnusedAnswers) notes.Add(new("note-answer-unused", key));
        if (rows == 0) notes.Add(new("note-no-rows"));
        if (undatedRefunds > 0)
            notes.Add(undatedRefunds == 1 ? new("note-refund-undated") : new("note-refunds-undated", ImportMessage.Number(undatedRefunds)));
        return new ImportResult
        {
            ImportId = importId,
            FileName = plan.File.Name,
            Format = plan.Format.Name,
            Dialect = plan.Dialect.Describe(),
            Lines = lines,
            Currency = terms.Shop.Currency,
            CustomerAmount = customerAmount,
            AnonymousAmount = anonymousAmount,
            NewCustomers = newCustomers,
            Period = period,
            Remarks = notes,
            Rejections = [],
            RejectReport = null,
        };
    }

    private ImportRecord Record(
        LineCounts lines, ImportOutcome outcome, ImportMessage? error, IReadOnlyList<ImportMessage> notes,
        Money customerAmount = default, Money anonymousAmount = default) => new()
        {
            FileName = plan.File.Name,
            Format = plan.Format.Name,
            StartedAt = startedAt,
            FinishedAt = clock.GetUtcNow().UtcDateTime,
            Outcome = outcome,
            Error = error?.Stored,
            LinesImported = lines.Imported,
            LinesAlreadyPresent = lines.AlreadyPresent,
            LinesUpdated = lines.Updated,
            LinesWithoutCustomer = lines.WithoutCustomer,
            LinesRejected = lines.Rejected,
            LinesLeftOut = lines.LeftOut,
            CustomerAmount = customerAmount,
            AnonymousAmount = anonymousAmount,
            Dialect = plan.Dialect.Describe(),
            Notes = string.Join('\n', notes.Select(note => note.Stored)),
        };
}
