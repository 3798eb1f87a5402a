using System.IO.Hashing;
using System.Text;
using Insights.Data.Customers;

namespace Insights.Data.Operations;

/// <summary>An operation that is to be recorded.</summary>
/// <param name="Customer">For whom.</param>
/// <param name="Key">The writer's own key, 1 to <see cref="MaxKeyLength"/> characters.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Detail">What exactly; null where the kind says it all.</param>
public sealed record OperationDraft(CustomerId Customer, string Key, OperationKind Kind, string? Detail)
{
    /// <summary>The longest key.</summary>
    public const int MaxKeyLength = 100;

    /// <summary>Who did it.</summary>
    public OperationActor Actor { get; init; } = OperationActor.Owner;

    /// <summary>The operation of the same customer that is reversed; null for none.</summary>
    public long? Reverses { get; init; }

    /// <summary>Hash of what is to be recorded, but for the time.</summary>
    internal string ContentHash => Convert.ToHexStringLower(XxHash3.Hash(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{(int)Kind}|{Detail}|{(int)Actor}|{Reverses}"))));
}

/// <summary>What became of a draft.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Operation">The recorded operation, now or before; null where nothing is recorded.</param>
public sealed record OperationReceipt(OperationOutcome Outcome, Operation? Operation);

/// <summary>What became of a draft.</summary>
public enum OperationOutcome
{
    /// <summary>It is recorded.</summary>
    Recorded,

    /// <summary>It was recorded before under the same key.</summary>
    Repeated,

    /// <summary>Another operation of the customer has this key.</summary>
    KeyIsTaken,

    /// <summary>There is no such customer.</summary>
    NoCustomer,

    /// <summary>The operation that is to be reversed does not exist, is reversed already, or is older than a day.</summary>
    CannotBeReversed,
}
