using System.Buffers;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Transport.Formatters;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version16;

/// <summary>The answer to an operation or an event, as Hot Chocolate 16 gives it. Its memory belongs to Hot Chocolate, which reuses it.</summary>
internal sealed class OperationAnswer(OperationResult result)
{
    private static readonly JsonResultFormatter Formatter = new();

    /// <summary>True where fields were resolved.</summary>
    internal bool HasData => result.Data is not null;

    internal IReadOnlyList<IError> Errors => result.Errors;

    /// <summary>The answer of a result; null for a stream without an event.</summary>
    internal static async Task<OperationAnswer?> ReadAsync(IExecutionResult result, CancellationToken cancellationToken)
    {
        if (result is not IResponseStream stream) return new OperationAnswer(result.ExpectOperationResult());
        await foreach (var answer in stream.ReadResultsAsync().WithCancellation(cancellationToken)) return new OperationAnswer(answer);
        return null;
    }

    /// <summary>The JSON of errors alone.</summary>
    internal static ReadOnlyMemory<byte> WriteErrors(IReadOnlyList<IError> errors) => Write(new OperationResult([.. errors]));

    /// <summary>The JSON of the data, with errors and extensions.</summary>
    internal ReadOnlyMemory<byte> Write(IReadOnlyList<IError> errors, IReadOnlyDictionary<string, object?> extensions)
    {
        result.Errors = [.. errors];
        result.Extensions = [.. extensions];
        return Write(result);
    }

    private static ReadOnlyMemory<byte> Write(OperationResult answer)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Formatter.Format(answer, bytes);
        return bytes.WrittenMemory;
    }
}
