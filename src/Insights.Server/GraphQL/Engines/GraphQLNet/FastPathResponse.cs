using System.Buffers;
using System.Globalization;
using System.Text;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Engines.GraphQLNet;

/// <summary>Whole responses around data that is written already.</summary>
internal static class FastPathResponse
{
    internal static GraphQLResponse Of(FastPathData data, RequestCost? cost)
    {
        var extensions = cost is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $",\"extensions\":{{\"{RequestCost.Name}\":{{\"values\":{cost.Values},\"allowed\":{cost.Allowed}}}}}");
        var bytes = new ArrayBufferWriter<byte>(data.Bytes.Length + extensions.Length + 16);
        bytes.Write("{\"data\":"u8);
        bytes.Write(data.Bytes.Span);
        Encoding.UTF8.GetBytes(extensions, bytes);
        bytes.Write("}"u8);
        return GraphQLResponse.Of(bytes.WrittenMemory, data.IsOfDataOnly);
    }
}
