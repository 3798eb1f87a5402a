using Insights.Server.CommandLine;
using Insights.Server.CommandLine.Commands;

return await InsightsCommandLine.RunAsync(
    args,
    new DemoCommand(),
    new ImportCommand(),
    new UndoCommand(),
    new AnalyzeCommand(),
    new ExportCommand(),
    new ModelCommand(),
    new ChartCommand(),
    new ServeCommand(),
    new SettingsCommand(),
    new KeyCommand(),
    new BackupCommand(),
    new RestoreCommand(),
    new SchemaCommand(),
    new MigrateCommand());
