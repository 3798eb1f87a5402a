using Insights.Data.Customers;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>The customers inside an import's transaction.</summary>
internal sealed class SqliteCustomerTable : IDisposable
{
    private const string Details =
        "name, email, phone, birthday, country, region, city, channel, consent, first_contact, referred_by";

    private readonly SqliteStatement find;
    private readonly SqliteStatement insert;
    private readonly SqliteStatement update;
    private readonly SqliteStatement remove;
    private readonly SqliteStatement hasResults;
    private readonly SqliteCustomerSearch search;
    private readonly sqlite3 database;
    private readonly long firstNew;
    private long next;

    internal SqliteCustomerTable(sqlite3 database)
    {
        this.database = database;
        find = new SqliteStatement(database, $"SELECT customer_id, {Details} FROM customers WHERE external_id = ?");
        insert = new SqliteStatement(database,
            $"INSERT INTO customers ({Details}, customer_id, external_id, other_spellings) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, other_spellings(?13, ?1, ?2, ?3))");
        update = new SqliteStatement(database, """
            UPDATE customers SET name = ?1, email = ?2, phone = ?3, birthday = ?4, country = ?5, region = ?6, city = ?7, channel = ?8,
                consent = ?9, first_contact = ?10, referred_by = ?11, other_spellings = other_spellings(external_id, ?1, ?2, ?3) WHERE customer_id = ?12
            """);
        remove = new SqliteStatement(database, "DELETE FROM customers WHERE customer_id = ?");
        hasResults = new SqliteStatement(database, "SELECT EXISTS (SELECT 1 FROM runs r JOIN customer_results c ON c.run_id = r.run_id AND c.customer_id = ?)");
        firstNew = next = database.NextId("customers", "customer_id");
        search = new SqliteCustomerSearch(database, firstNew: next);
    }

    internal CustomerId NextId() => new(next++);

    internal (CustomerId Id, CustomerDetails Details)? Find(string externalId)
    {
        find.BindAll(externalId);
        try
        {
            if (!find.Step()) return null;
            var birthday = find.NullableInt64(4);
            var consent = find.NullableInt64(9);
            var firstContact = find.NullableInt64(10);
            return (new CustomerId(find.Int64(0)), new CustomerDetails
            {
                Name = find.NullableText(1),
                Email = find.NullableText(2),
                Phone = find.NullableText(3),
                Birthday = birthday is { } day ? EpochDay.ToDate((int)day) : null,
                Country = find.NullableText(5),
                Region = find.NullableText(6),
                City = find.NullableText(7),
                Channel = find.NullableText(8),
                Consent = consent is { } given ? given != 0 : null,
                FirstContact = firstContact is { } first ? EpochDay.ToDate((int)first) : null,
                ReferredBy = find.NullableText(11),
            });
        }
        finally
        {
            find.Reset();
        }
    }

    internal void Insert(CustomerId id, string externalId, CustomerDetails details)
    {
        BindDetails(insert, details);
        insert.Bind(11, id.Value);
        insert.Bind(12, externalId);
        insert.Execute();
    }

    internal void Update(CustomerId id, CustomerDetails details)
    {
        search.Remember(id);
        BindDetails(update, details);
        update.Bind(11, id.Value);
        update.Execute();
    }

    /// <summary>Removes a customer; one with results of an analysis stays, and only the details go.</summary>
    /// <returns>True where the customer is gone.</returns>
    internal bool Remove(CustomerId id)
    {
        hasResults.BindAll(id.Value);
        var stays = hasResults.Step() && hasResults.Int64(0) != 0;
        hasResults.Reset();
        if (stays)
        {
            Update(id, CustomerDetails.None);
            return false;
        }
        search.Remember(id);
        remove.Execute(id.Value);
        return true;
    }

    /// <summary>New customers whose number is another one's without leading zeros, as spreadsheets leave it: how many, and one such pair.</summary>
    internal (long Count, string WithZeros, string Without) FindLostZeros()
    {
        using var query = new SqliteStatement(database, """
            SELECT count(*), min(w.external_id), ltrim(min(w.external_id), '0') FROM customers w JOIN customers o ON o.external_id = ltrim(w.external_id, '0')
            WHERE w.external_id >= '0' AND w.external_id < '1' AND w.external_id NOT GLOB '*[^0-9]*' AND (w.customer_id >= ?1 OR o.customer_id >= ?1)
            """);
        query.BindAll(firstNew);
        query.Step();
        return query.Int64(0) == 0 ? (0, "", "") : (query.Int64(0), query.Text(1), query.Text(2));
    }

    /// <summary>To be called after the last change: the search finds customers from then on.</summary>
    internal void Complete() => search.Complete();

    private static void BindDetails(SqliteStatement statement, CustomerDetails details)
    {
        statement.BindAll(
            details.Name, details.Email, details.Phone, details.Birthday, details.Country,
            details.Region, details.City, details.Channel, details.Consent,
            details.FirstContact, details.ReferredBy);
    }

    public void Dispose()
    {
        find.Dispose();
        insert.Dispose();
        update.Dispose();
        remove.Dispose();
        hasResults.Dispose();
        search.Dispose();
    }
}
