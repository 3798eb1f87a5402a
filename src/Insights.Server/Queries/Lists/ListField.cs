using System.Data.Common;

namespace Insights.Server.Queries.Lists;

/// <summary>A field by which a list can be filtered, and ordered where that is bounded in cost.</summary>
/// <param name="Name">Its name in filters; in orders it is the same in SCREAMING_SNAKE.</param>
/// <param name="Sql">The column.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="CanOrder">True where an index, or a small table, keeps ordering cheap.</param>
/// <param name="IsNullable">True where rows may have no value.</param>
internal sealed record ListField(string Name, string Sql, ListFieldKind Kind, bool CanOrder = false, bool IsNullable = false)
{
    /// <summary>The enum of the values, for fields of that kind.</summary>
    internal Type? EnumType { get; init; }

    /// <summary>The type whose objects the ids name, for fields of that kind.</summary>
    internal string? IdType { get; init; }
}

/// <summary>What a field holds, and how it is stored.</summary>
internal enum ListFieldKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>A float.</summary>
    Float,

    /// <summary>Money, stored in ten-thousandths.</summary>
    Money,

    /// <summary>A mean or a median of money: ten-thousandths with a fraction.</summary>
    MeanMoney,

    /// <summary>A calendar day, stored as days since 1970-01-01.</summary>
    Date,

    /// <summary>An instant, stored as milliseconds since 1970-01-01T00:00Z.</summary>
    Instant,

    /// <summary>An enum, stored as its number.</summary>
    Enum,

    /// <summary>True or false, stored as 1 or 0.</summary>
    Truth,

    /// <summary>A global id, stored as its number.</summary>
    Id,
}

/// <summary>A list that can be filtered, ordered and paged.</summary>
/// <param name="Name">Its name, part of every cursor.</param>
/// <param name="Columns">What is selected for a row.</param>
/// <param name="Source">Where the rows come from.</param>
/// <param name="Key">Columns that together are unique: the last part of every order.</param>
/// <param name="DefaultOrder">The order when none is requested.</param>
/// <param name="Fields">Fields to filter and order by.</param>
/// <param name="Read">Makes an item of a row.</param>
internal sealed record ListDefinition<T>(
    string Name, string Columns, ListSource Source, IReadOnlyList<ListKey> Key, IReadOnlyList<ListOrder> DefaultOrder, IReadOnlyList<ListField> Fields,
    Func<DbDataReader, T> Read) : ListGrouping(Name, Source)
{
    /// <summary>
    /// Where the rows come from for who wants those of the first keys among many that are equal in an order. Null where the
    /// indexes of all orders end with the key, so that they give equal rows in its order.
    /// </summary>
    internal ListSource? ByKey { get; init; }

    /// <summary>
    /// By what a cursor names an item, where its sort values must not stand in a cursor, as with a customer's e-mail address. Null where
    /// cursors are the sort values, none of which identifies a person.
    /// </summary>
    internal ListIdentity<T>? Identity { get; init; }
}

/// <summary>A number that names an item of a list.</summary>
/// <param name="Sql">The column, which leads to one row by a key.</param>
/// <param name="Of">Its value of an item.</param>
internal sealed record ListIdentity<T>(string Sql, Func<T, long> Of);

/// <summary>A column that settles the places of equal rows.</summary>
/// <param name="Sql">The column.</param>
/// <param name="IsAlwaysAscending">
/// False for a column that goes the way of the order, so that one index in one direction holds both; true for one by which
/// equal rows stand in the same order in every list.
/// </param>
internal readonly record struct ListKey(string Sql, bool IsAlwaysAscending = false);

/// <summary>One step of an order.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="IsDescending">True for the largest first. Null is smaller than everything.</param>
internal readonly record struct ListOrder(string Field, bool IsDescending);
