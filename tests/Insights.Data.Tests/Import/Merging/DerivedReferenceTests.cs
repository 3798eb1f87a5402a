using Insights.Data.Import.Merging;

namespace Insights.Data.Tests.Import.Merging;

public class DerivedReferenceTests
{
    [Theory]
    [InlineData("#1001", "#1001")]
    [InlineData("#1001#refund-0001", "#1001")]
    [InlineData("T1#return-2024-05-01", "T1")]
    [InlineData("T1#return-2024-05-01#day-2024-05-02", "T1")]
    [InlineData("#day-trip", "#day-trip")]
    [InlineData("~1706918400000s~K1", null)]
    public void The_order_of_a_basket_is_what_its_shop_calls_it(string reference, string? order) =>
        Assert.Equal(order, DerivedReference.OrderOf(reference));

    [Fact]
    public void References_that_are_derived_lie_in_their_ranges()
    {
        var refund = RefundReference.Of("A1", 3);
        var (from, until) = RefundReference.RangeOf("A1");

        Assert.True(string.CompareOrdinal(refund, from) >= 0 && string.CompareOrdinal(refund, until) < 0);
        Assert.Equal("A1", DerivedReference.OrderOf(refund));
        Assert.Equal("A1", DerivedReference.OrderOf(OrderDayReference.Of("A1", new DateOnly(2024, 5, 2))));
    }
}
