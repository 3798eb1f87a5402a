using System.Security.Claims;
using Insights.Server.Access;

namespace Insights.Server.Tests.Access;

public class CallerTests
{
    public static TheoryData<int> Everybody => [.. Enumerable.Range(0, CallerHeader.Everybody.Count)];

    [Theory]
    [MemberData(nameof(Everybody))]
    public void A_caller_is_the_same_after_it_was_a_principal(int number) =>
        Assert.Equal(CallerHeader.Everybody[number], Caller.Of(CallerHeader.Everybody[number].ToPrincipal()));

    [Fact]
    public void Claims_of_another_identity_count_for_nothing()
    {
        var foreign = new ClaimsIdentity([new Claim(Caller.KindClaim, "owner")], "OpenIdConnect");
        var unsigned = new ClaimsIdentity([new Claim(Caller.KindClaim, "owner")]);

        Assert.Equal(Caller.None, Caller.Of(new ClaimsPrincipal([foreign, unsigned])));
        Assert.Equal(CallerKind.Till, Caller.Of(new ClaimsPrincipal([foreign, (ClaimsIdentity)new Caller(CallerKind.Till).ToPrincipal().Identities.First()])).Kind);
    }

    [Fact]
    public void A_scope_that_there_is_not_any_more_opens_nothing()
    {
        var key = new ClaimsIdentity([new Claim(Caller.KindClaim, "key"), new Claim(Caller.ScopeClaim, "everything"), new Claim(Caller.ScopeClaim, "lists")], Caller.IdentityType);

        Assert.Equal(Scope.Lists, Caller.Of(new ClaimsPrincipal(key)).Scopes);
    }

    [Fact]
    public void Nobody_is_not_authenticated() => Assert.False(Caller.None.ToPrincipal().Identity?.IsAuthenticated);
}
