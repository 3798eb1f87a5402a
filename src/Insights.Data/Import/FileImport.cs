using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Planning;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Values;

namespace Insights.Data.Import;

/// <summary>One import of one file, from its first row to the commit.</summary>
internal sealed class FileImport(
    IImportDatabase database, FilePlan plan, Task migration, DateTime startedAt, TimeProvider clock, IProgress<ImportProgress>? progress)
{
    private readonly ProductCatalog products = new();
    private long rows;
    private long rejected;
    private long leftOut;
    private IReadOnlyList<ImportMessage> rowRemarks = [];
    private IReadOnlyList<FilePart> parts = [];
    private IReadOnlyList<ImportMessage> idRemarks = [];

    internal async Task<ImportResult> RunAsync(CancellationToken cancellationToken)
    {
        var terms = ShopTerms.Settle(await database.ReadShopAsync(cancellationToken), plan);
        await using var session = await database.BeginImportAsync(cancellationToken);
        var context = new FileContext(
            plan.Match.Columns.Header, plan.Dialect, new ShopCalendar(terms.FileTimeZone), new ShopCalendar(terms.Shop.TimeZone), terms.Shop.Currency, startedAt.AddDays(1), plan.Questions)
        {
            TimesAreShops = terms.TimesAreShops,
            OrderNumbers = plan.Format is ISalesFormat { OrderNumbers: var numbers } ? numbers : OrderNumbers.Forever,
        };

        await StageAsync(session, context, cancellationToken);
        // Staging needs no table of the shop's, so that a new database is made in the meantime.
        await migration;
        return await MergeAsync(session, terms, cancellationToken);
    }

    private async Task StageAsync(IImportSession session, FileContext context, CancellationToken cancellationToken)
    {
        await using var input = await plan.OpenAsync(cancellationToken);
        switch (plan.Format)
        {
            case ISalesFormat sales: await StageSalesAsync(session, context, sales.CreateMapper(plan.Match), input, cancellationToken); break;
            case ICustomerFormat customers: await StageCustomersAsync(session, context, customers.CreateMapper(await FindIdColumnAsync(customers, context, cancellationToken)), input, cancellationToken); break;
            default: throw new InvalidOperationException($"The format '{plan.Format.Name}' reads neither sales nor customers.");
        }
        await input.VerifyAsync(cancellationToken);
    }

    private async Task StageSalesAsync(
        IImportSession session, FileContext context, ISalesMapper mapper, RowInput input, CancellationToken cancellationToken)
    {
        var sink = new SalesSink(context, products);
        await ReadRowsAsync(session, input, sink, async () =>
        {
            mapper.Map(input.Rows, sink);
            while (sink.TakeCompleted() is { } fragment) await session.StageAsync(fragment, cancellationToken);
        }, cancellationToken);
        if (sink.TakeLast() is { } last) await session.StageAsync(last, cancellationToken);
        parts = sink.Parts;
        await new OrderReview(session, plan.Questions, context.OrderNumbers).RunAsync(RejectAsync, cancellationToken);

        ValueTask RejectAsync(Rejection rejection)
        {
            rejected++;
            return session.StageAsync(rejection, cancellationToken);
        }
    }

    private async Task StageCustomersAsync(
        IImportSession session, FileContext context, ICustomerMapper mapper, RowInput input, CancellationToken cancellationToken)
    {
        var sink = new CustomerSink(context);
        await ReadRowsAsync(session, input, sink, async () =>
        {
            mapper.Map(input.Rows, sink);
            foreach (var customer in sink.Completed) await session.StageAsync(customer, cancellationToken);
            sink.Completed.Clear();
        }, cancellationToken);
    }

    /// <summary>The match with the id in the column by which the shop's sales name their customers.</summary>
    private async Task<FormatMatch> FindIdColumnAsync(ICustomerFormat format, FileContext context, CancellationToken cancellationToken)
    {
        await migration;
        var (columns, remarks) = await new CustomerIdColumn(database, plan, PhoneSpelling.RegionOf(context)).FindAsync(format, cancellationToken);
        idRemarks = remarks;
        return plan.Match with { Columns = columns };
    }

    private async Task ReadRowsAsync(
        IImportSession session, RowInput input, RowSink sink, Func<ValueTask> mapRow, CancellationToken cancellationToken)
    {
        var reading = new FileRows(plan, session, input, sink, progress);
        await reading.ReadAsync(mapRow, cancellationToken);
        rows = reading.Count;
        rejected += sink.Rejected;
        leftOut += sink.LeftOut;
        rowRemarks = [.. reading.Remarks, .. sink.Remarks];
    }

    private async Task<ImportResult> MergeAsync(IImportSession session, ShopTerms termsOfReading, CancellationToken cancellationToken)
    {
        var (importId, shopNow) = await session.BeginMergeAsync(cancellationToken);
        // Settled again under the lock: another program may have made the first import in the meantime.
        var terms = ShopTerms.Settle(shopNow, plan);
        if (terms.Shop.Currency != termsOfReading.Shop.Currency || terms.FileTimeZone != termsOfReading.FileTimeZone || terms.Shop.TimeZone != termsOfReading.Shop.TimeZone)
            throw new ImportException(new("terms-changed", terms.Shop.Currency, terms.Shop.TimeZone));
        var report = await RejectReportFile.WriteAsync(session, plan.Options.RejectReport, rejected, cancellationToken);
        var shown = await session.ReadRejectionsAsync(cancellationToken).Take(ImportResult.RejectionsShown).ToListAsync(cancellationToken);
        var isRefused = plan.Options.Strict && rejected > 0;
        if (isRefused && !plan.Options.DryRun)
        {
            var error = new ImportMessage("strict", ImportMessage.Number(rejected), ImportMessage.Number(rows));
            var failed = await session.FailAsync(Record(LineCounts.None with { Rejected = rejected }, ImportOutcome.Failed, error, []), cancellationToken);
            throw new RejectedRowsException(error.English, shown, report, failed);
        }
        if (session.ReadMagnitude(ShopRange.MaxMagnitude) > ShopRange.MaxMagnitude) throw new ImportException(new("shop-beyond-range"));
        if (shopNow is not null && shopNow.TimeZone != terms.Shop.TimeZone) Recompute(session, terms, cancellationToken);
        var result = await MergeRowsAsync(session, importId, terms, cancellationToken);
        if (session.FindLostZeros() is { Count: > 0 } lost)
            result = result with { Remarks = [.. result.Remarks, new("note-zeros-lost", ImportMessage.Number(lost.Count), lost.Without, lost.WithZeros)] };
        result = result with { Rejections = shown, RejectReport = report, Questions = plan.Questions.Open, Recalled = plan.Questions.Recalled };
        if (plan.Options.DryRun)
            return result with { ImportId = null, Refusal = isRefused ? new("strict-dry-run", ImportMessage.Number(rejected), ImportMessage.Number(rows)) : null };
        if (!plan.Options.TakesProposals && plan.Questions.Required.Count > 0)
            throw new QuestionsException(plan.Questions.Open, result with { ImportId = null });
        if (plan.Questions.Required.FirstOrDefault(question => question.Proposal is null) is { } unanswered)
            throw new QuestionsException([unanswered], result with { ImportId = null });

        await session.RememberAsync(plan.Kind, plan.Questions.Settled, cancellationToken);
        await session.CommitAsync(
            Record(result.Lines, ImportOutcome.Completed, error: null, result.Remarks, result.CustomerAmount, result.AnonymousAmount, terms),
            terms.Shop, cancellationToken);
        return result;
    }

    /// <summary>The first file that names the shop's time zone settles it, and the days of what is there are cut in it.</summary>
    private static void Recompute(IImportSession session, ShopTerms terms, CancellationToken cancellationToken)
    {
        var calendar = new ShopCalendar(terms.Shop.TimeZone);
        session.MarkAllOrders(calendar);
        new Recomputation(session, calendar).Run(cancellationToken);
    }

    private async Task<ImportResult> MergeRowsAsync(
        IImportSession session, ImportId importId, ShopTerms terms, CancellationToken cancellationToken)
    {
        var calendar = new ShopCalendar(terms.Shop.TimeZone);
        if (plan.Format is not ISalesFormat sales)
        {
            var customers = new CustomerMerger(session, calendar, startedAt);
            await customers.MergeAsync(cancellationToken);
            var counts = new LineCounts(customers.Imported, customers.AlreadyPresent, customers.Updated, WithoutCustomer: 0, rejected) { LeftOut = leftOut };
            return Result(importId, counts, terms, new MergeCounts(), customers.Imported, period: null);
        }
        session.InsertParts(parts);
        var ids = await session.RegisterProductsAsync(products.Products, cancellationToken);
        var baskets = new BasketMerger(
            session, new MergeContext(session.RegisterSource(sales.Source), sales.OrderNumbers, calendar), Origins(importId, calendar), plan.Questions, ReportMerging);
        await baskets.MergeAsync(ids, cancellationToken);
        var merged = baskets.Counts;
        var lines = new LineCounts(merged.Imported, merged.AlreadyPresent, merged.Updated, merged.WithoutCustomer, rejected) { LeftOut = leftOut };
        return Result(importId, lines, terms, merged, baskets.NewCustomers, baskets.Period);
    }

    private Dictionary<int, StatementOrigin> Origins(ImportId importId, ShopCalendar calendar) => parts.ToDictionary(
        part => part.Part, part => new StatementOrigin(importId, part.Part, ToUtc(part.Since, calendar), ToUtc(part.Until, calendar), startedAt));

    private static DateTime ToUtc(DateTime stated, ShopCalendar calendar) => stated.Kind == DateTimeKind.Utc ? stated : calendar.ToUtc(stated);

    private void ReportMerging(long done, long total) =>
        progress?.Report(new ImportProgress(ImportStage.Merging, done, total, rows));

    private ImportResult Result(
        ImportId importId, LineCounts lines, ShopTerms terms, MergeCounts merged, long newCustomers, (DateOnly, DateOnly)? period)
    {
        var notes = terms.Notes.Concat(plan.Match.Remarks).Concat(idRemarks).Concat(rowRemarks).Concat(merged.Remarks).ToList();
        if (plan.Dialect.HundredthColumns is [_, ..] cents) notes.Add(new("note-cents", string.Join(", ", cents.Select(ordinal => plan.Match.Columns.Header[ordinal]))));
        if (products.RowsBeyond > 0) notes.Add(new("note-products-many", ImportMessage.Number(ProductCatalog.MaxProducts), ImportMessage.Number(products.RowsBeyond)));
        foreach (var key in plan.Questions.UnusedAnswers) notes.Add(new("note-answer-unused", key));
        if (rows == 0) notes.Add(new("note-no-rows"));
        if (merged.UndatedRefunds > 0)
            notes.Add(merged.UndatedRefunds == 1 ? new("note-refund-undated") : new("note-refunds-undated", ImportMessage.Number(merged.UndatedRefunds)));
        return new ImportResult
        {
            ImportId = importId,
            FileName = plan.File.Name,
            Format = plan.Format.Name,
            Dialect = plan.Description,
            Lines = lines,
            Currency = terms.Shop.Currency,
            CustomerAmount = merged.CustomerAmount,
            AnonymousAmount = merged.AnonymousAmount,
            NewCustomers = newCustomers,
            Period = period,
            Remarks = notes,
            Rejections = [],
            RejectReport = null,
        };
    }

    private ImportRecord Record(
        LineCounts lines, ImportOutcome outcome, ImportMessage? error, IReadOnlyList<ImportMessage> notes,
        Money customerAmount = default, Money anonymousAmount = default, ShopTerms? terms = null) => new()
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
            StatedCurrency = terms?.StatedCurrency,
            CurrencyIsOfFile = terms?.CurrencyIsOfFile == true,
            StatedTimeZone = terms?.StatedTimeZone,
            TimeZoneIsOfFile = terms?.TimeZoneIsOfFile == true,
            Dialect = plan.Description,
            Notes = string.Join('\n', notes.Select(note => note.Stored)),
        };
}
