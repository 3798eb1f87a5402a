using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Cost;

/// <summary>Refuses variables with more values than any argument takes, texts that are longer, and numbers whose reading alone would take minutes.</summary>
internal sealed class VariableLimiter(GraphQLLimits limits)
{
    /// <summary>Characters of a number; the longest that means anything here has about thirty.</summary>
    private const int MaxNumberCharacters = 100;

    /// <summary>Refuses variables that are beyond a limit.</summary>
    /// <exception cref="GraphQLErrorException">They are.</exception>
    internal void Check(JsonElement? variables)
    {
        if (variables is { } values && Count(values) > limits.VariableValues)
            throw TooMuch($"The variables of a request have at most {limits.VariableValues} values.");
    }

    private static int Count(JsonElement value)
    {
        var count = 1;
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when JsonMarshal.GetRawUtf8Value(value).Length > MaxNumberCharacters:
                throw TooMuch($"A number has at most {MaxNumberCharacters} characters.");
            case JsonValueKind.String when JsonMarshal.GetRawUtf8Value(value).Length > GraphQLLimits.MaxTextCharacters:
                throw TooMuch($"A text has at most {GraphQLLimits.MaxTextCharacters} characters.");
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) count += Count(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject()) count += Count(property.Value);
                break;
        }
        return count;
    }

    private static GraphQLErrorException TooMuch(FormattableString message) =>
        new(GraphQLErrorException.LimitExceeded, message.ToString(CultureInfo.InvariantCulture));
}
