using System.Buffers;
using CsCheck;
using Insights.Data.Import.Merging;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Tests.Import.Merging;

public class StatementLinesTests
{
    [Fact]
    public void Lines_come_back_as_they_were_written() =>
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Long, Gen.Long, Gen.Long[0, 3], Gen.Int[1, int.MaxValue]).Array[0, 20].Sample(figures =>
        {
            var lines = figures.Select(line => new StatementLine(
                new BasketContentLine(line.Item1 == 0 ? null : new ProductId(line.Item1), new Quantity(line.Item2), new Money(line.Item3)), line.Item4 == 3 ? line.Item2 : line.Item4, line.Item5)).ToList();
            var read = new List<StatementLine>();

            StatementLines.Read(StatementLines.Write(lines, new ArrayBufferWriter<byte>()), read);

            Assert.Equal(lines, read);
        });
}
