namespace Insights.Server.GraphQL.Contract;

/// <summary>SDL and methods do not fit together; the server does not start.</summary>
/// <param name="faults">What does not fit, one sentence each.</param>
internal sealed class ContractException(IReadOnlyList<string> faults)
    : Exception("The GraphQL contract is not fulfilled:" + Environment.NewLine + string.Join(Environment.NewLine, faults))
{
    internal IReadOnlyList<string> Faults => faults;
}
