using Insights.Data.Customers;

namespace Insights.Data.Operations;

/// <summary>Something that the shop did for a customer. Operations are only added: a mistake is reversed by a further one.</summary>
public sealed class Operation
{
    /// <summary>For whom, first part of the key.</summary>
    public CustomerId CustomerId { get; init; }

    /// <summary>Number among the operations of the customer, from 1, last part of the key.</summary>
    public long OperationId { get; init; }

    /// <summary>The writer's own key, unique for the customer: who sends the same again, gets the first answer again.</summary>
    public required string Key { get; init; }

    /// <summary>Hash of kind and content in hexadecimal, by which another content under the same key is noticed.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What was done.</summary>
    public OperationKind Kind { get; init; }

    /// <summary>What exactly, in the terms of the kind; null where the kind says it all.</summary>
    public string? Detail { get; init; }

    /// <summary>The day in the shop's calendar.</summary>
    public DateOnly Day { get; init; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime RecordedAt { get; init; }

    /// <summary>Who did it.</summary>
    public OperationActor Actor { get; init; }

    /// <summary>The operation of the same customer that is reversed; null for none.</summary>
    public long? Reverses { get; init; }
}

/// <summary>What was done. The numbers are stored.</summary>
public enum OperationKind
{
    /// <summary>An earlier operation was reversed.</summary>
    Reversal = 0,

    /// <summary>A suggestion was followed; the detail is its kind in the contract's spelling, as WIN_BACK.</summary>
    SuggestionDone = 1,
}

/// <summary>Who writes. The numbers are stored.</summary>
public enum OperationActor
{
    /// <summary>The shop's owner, on this machine.</summary>
    Owner = 0,
}
