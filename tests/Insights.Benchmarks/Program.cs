using BenchmarkDotNet.Running;
using Insights.Benchmarks;

// Whole commands beside other tools, as ratios within one run; or, with arguments of BenchmarkDotNet, single functions.
return args switch
{
    [] or ["--help"] => Usage(),
    ["import"] => await ImportSpeed.RunAsync(),
    ["analyze"] => await AnalysisSpeed.RunAsync(),
    ["fits"] => await FitSpeed.RunAsync(),
    ["choices", .. var rest] => await ModellingChoices.RunAsync(rest),
    ["coverage", .. var rest] => await IntervalCoverageStudy.RunAsync(rest),
    ["outlook"] => await OutlookBacktest.RunAsync(),
    ["labelled"] => await LabelledSettings.RunAsync(),
    ["million", .. var rest] => await MillionCustomers.RunAsync(rest.FirstOrDefault()),
    ["memory"] => await ImportMemory.RunAsync(),
    ["grouping", .. var rest] => await GroupingSpeed.RunAsync(rest.FirstOrDefault()),
    ["paging", .. var rest] => await PagingCampaign.RunAsync(rest.FirstOrDefault()),
    ["http", .. var rest] => await HttpSpeed.RunAsync(rest.FirstOrDefault()),
    ["pages"] => await PagesSpeed.RunAsync(),
    ["hostile"] => await HostileCost.RunAsync(),
    ["load", .. var rest] => await LoadCampaign.RunAsync(rest.FirstOrDefault()),
    ["mutations", .. var rest] => await MutatedFiles.RunAsync(rest.FirstOrDefault()),
    ["kills", .. var rest] => await ProgramKills.RunAsync(rest),
    ["all"] => Math.Max(await ImportSpeed.RunAsync(), Math.Max(await AnalysisSpeed.RunAsync(), Math.Max(await FitSpeed.RunAsync(), await ImportMemory.RunAsync()))),
    _ => Functions(args),
};

static int Usage()
{
    Console.WriteLine("""
        dotnet run --project tests/Insights.Benchmarks -c Release -- import    import beside the sqlite3 shell
        dotnet run --project tests/Insights.Benchmarks -c Release -- analyze   analyze beside ../shared/data/peer/baselines.py
        dotnet run --project tests/Insights.Benchmarks -c Release -- fits      a fit of BG/NBD beside scipy
        dotnet run --project tests/Insights.Benchmarks -c Release -- memory    import of a file and of one ten times as long
        dotnet run --project tests/Insights.Benchmarks -c Release -- all       the four above
        dotnet run --project tests/Insights.Benchmarks -c Release -- choices [NAME...]  modelling choices on inner periods and synthetic shops
        dotnet run --project tests/Insights.Benchmarks -c Release -- labelled  predictions of the labelled settings beside rules, BG/NBD, scikit-learn and XGBoost
        dotnet run --project tests/Insights.Benchmarks -c Release -- coverage [SEED...]  how often the 95 % intervals of probabilities hold, on synthetic and real shops
        dotnet run --project tests/Insights.Benchmarks -c Release -- outlook   how often revenue came to lie in the interval of its outlook
        dotnet run --project tests/Insights.Benchmarks -c Release -- million [FOLDER]  analyze a million customers with twenty purchases each, and a tenth of them
        dotnet run --project tests/Insights.Benchmarks -c Release -- grouping [DATA]   groupings of a million customers beside the sqlite3 shell
        dotnet run --project tests/Insights.Benchmarks -c Release -- paging [DATA]     pages of a million customers while files are imported
        dotnet run --project tests/Insights.Benchmarks -c Release -- http [DATA]   pages of a large shop under load beside raw ADO.NET
        dotnet run --project tests/Insights.Benchmarks -c Release -- pages     pages and charts of 100,000 customers, and the search among a million
        dotnet run --project tests/Insights.Benchmarks -c Release -- hostile   processor time and memory of requests that mean harm
        dotnet run --project tests/Insights.Benchmarks -c Release -- load [DATA]   64 of the heaviest queries at a time beside a card and health: time and memory
        dotnet run --project tests/Insights.Benchmarks -c Release -- mutations [N]  N damaged files (5,000) through one server
        dotnet run --project tests/Insights.Benchmarks -c Release -- kills [N] kill imports and analyses N times, and look at what is left
        dotnet run --project tests/Insights.Benchmarks -c Release -- --filter '*'   single functions (BenchmarkDotNet)
        """);
    return 0;
}

static int Functions(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(ImportSpeed).Assembly).Run(arguments);
    return 0;
}
