namespace Insights.Server.Access;

/// <summary>The one wording of every refusal. It names what was asked for as the schema and the table do, which are public, and never a value.</summary>
internal static class AccessRefusal
{
    internal const string Code = "FORBIDDEN";

    internal static string MessageFor(string name) => $"This caller may not use {name}.";
}
