using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>Gives tables, columns, keys and indexes the names that SQL readers expect: customer_id, not "CustomerId".</summary>
internal static class SnakeCase
{
    internal static void Apply(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(From(entity.GetTableName() ?? entity.ClrType.Name));
            foreach (var property in entity.GetProperties()) property.SetColumnName(From(property.Name));
            foreach (var key in entity.GetKeys()) key.SetName("pk_" + entity.GetTableName());
            foreach (var index in entity.GetIndexes())
            {
                var columns = string.Join('_', index.Properties.Select(p => From(p.Name)));
                index.SetDatabaseName($"ix_{entity.GetTableName()}_{columns}");
            }
        }
    }

    internal static string From(string pascalCase)
    {
        var name = new StringBuilder(pascalCase.Length + 8);
        foreach (var letter in pascalCase)
        {
            if (char.IsUpper(letter) && name.Length > 0 && name[^1] != '_') name.Append('_');
            name.Append(char.ToLowerInvariant(letter));
        }
        return name.ToString();
    }
}
