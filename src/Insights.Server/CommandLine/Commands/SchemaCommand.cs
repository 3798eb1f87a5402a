using System.CommandLine;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Prints the GraphQL schema.</summary>
internal sealed class SchemaCommand : Command
{
    public SchemaCommand() : base("schema", "Print the GraphQL schema (SDL), for code generators and reviews.") => SetAction(Run);

    private static int Run(ParseResult parsed)
    {
        Console.Out.Write(ContractSchema.Load(typeof(SchemaCommand).Assembly).Sdl);
        return InsightsCommandLine.Done;
    }
}
