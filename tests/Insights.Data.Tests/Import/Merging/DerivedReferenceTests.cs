using Insights.Data.Import.Merging;
using Insights.Data.Import.Rows;

namespace Insights.Data.Tests.Import.Merging;

public class DerivedReferenceTests
{
    [Theory]
    [InlineData("#1001", "#1001")]
    [InlineData("#1001\u001frefund-0001", "#1001")]
    [InlineData("T1\u001ereturn-2024-05-01", "T1")]
    [InlineData("T1\u001ereturn-2024-05-01\u001fday-2024-05-02", "T1")]
    [InlineData("17\u001etill-2\u001eday-2024-05-02", "17")]
    [InlineData("#day-trip", "#day-trip")]
    [InlineData("A#day-2024-05-02", "A#day-2024-05-02")]
    [InlineData("~1706918400000s~K1", "~1706918400000s~K1")]
    [InlineData("\u001e1706918400000s~K1", null)]
    public void The_order_of_a_basket_is_what_its_shop_calls_it(string reference, string? order) =>
        Assert.Equal(order, DerivedReference.OrderOf(reference));

    [Fact]
    public void References_that_are_derived_lie_in_their_ranges()
    {
        var refund = RefundReference.Of("A1", 3);
        var (from, until) = DerivedReference.RangeOf("A1");

        Assert.True(string.CompareOrdinal(refund, from) >= 0 && string.CompareOrdinal(refund, until) < 0);
        Assert.Equal("A1", DerivedReference.OrderOf(refund));
        Assert.Equal("A1", DerivedReference.OrderOf(OrderDayReference.Of("A1", new DateOnly(2024, 5, 2))));
    }
}
