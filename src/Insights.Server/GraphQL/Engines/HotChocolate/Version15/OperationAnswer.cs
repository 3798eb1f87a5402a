using System.Buffers;
using HotChocolate;
using HotChocolate.Execution;
using HotChocolate.Execution.Serialization;

namespace Insights.Server.GraphQL.Engines.HotChocolate.Version15;

/// <summary>The answer to an operation or an event, as Hot Chocolate 15 gives it. Its memory belongs to Hot Chocolate, which reuses it.</summary>
internal sealed class OperationAnswer(IOperationResult result)
{
    private static readonly JsonResultFormatter Formatter = new();

    /// <summary>True where fields were resolved.</summary>
    internal bool HasData => result.IsDataSet;

    internal IReadOnlyList<IError> Errors => result.Errors ?? [];

    /// <summary>The answer of a result; null for a stream without an event.</summary>
    internal static async Task<OperationAnswer?> ReadAsync(IExecutionResult result, CancellationToken cancellationToken)
    {
        if (result is not IResponseStream stream) return new OperationAnswer(result.ExpectOperationResult());
        await foreach (var answer in stream.ReadResultsAsync().WithCancellation(cancellationToken)) return new OperationAnswer(answer);
        return null;
    }

    /// <summary>The JSON of errors alone.</summary>
    internal static ReadOnlyMemory<byte> WriteErrors(IReadOnlyList<IError> errors) => Write(OperationResultBuilder.New().AddErrors(errors));

    /// <summary>The JSON of the data, with errors and extensions.</summary>
    internal ReadOnlyMemory<byte> Write(IReadOnlyList<IError> errors, IReadOnlyDictionary<string, object?> extensions)
    {
        var response = OperationResultBuilder.New().AddErrors(errors).SetData(result.Data);
        foreach (var (name, value) in extensions) response.SetExtension(name, value);
        return Write(response);
    }

    private static ReadOnlyMemory<byte> Write(OperationResultBuilder response)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Formatter.Format(response.Build(), bytes);
        return bytes.WrittenMemory;
    }
}
