using Insights.Server.CommandLine;
using Insights.Server.CommandLine.Commands;

return await InsightsCommandLine.RunAsync(
    args,
    new DemoCommand(),
    new ImportCommand(),
    new AnalyzeCommand(),
    new ExportCommand(),
    new ModelCommand(),
    new ChartCommand(),
    new ServeCommand(),
    new SchemaCommand(),
    new MigrateCommand());
