using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Paging;

/// <summary>The requested page.</summary>
/// <param name="Size">Items on the page, 1 to <see cref="MostItems"/>.</param>
/// <param name="Cursor">The cursor after or before which the page lies; null for the beginning or end of the list.</param>
/// <param name="IsBackward">True for the page before the cursor, or at the end of the list.</param>
internal readonly record struct PageArguments(int Size, string? Cursor, bool IsBackward)
{
    internal const int MostItems = 100;
    internal const int DefaultItems = 25;

    /// <summary>Reads first and after, or last and before.</summary>
    /// <exception cref="GraphQLErrorException">Both directions are requested, or too many items.</exception>
    internal static PageArguments Of(int? first, string? after, int? last, string? before)
    {
        if ((first is not null || after is not null) && (last is not null || before is not null))
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, "Ask for 'first' and 'after', or for 'last' and 'before', not for both.");
        if (before is not null && last is null)
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, "'before' needs 'last', the number of items.");
        var size = first ?? last ?? DefaultItems;
        if (size is < 1 or > MostItems)
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"A page has 1 to {MostItems} items; {size} were asked for.");
        return new PageArguments(size, after ?? before, IsBackward: last is not null);
    }
}
