using System.Text;

namespace Insights.Server.GraphQL.Contract;

/// <summary>Enum values are SCREAMING_SNAKE in the contract and PascalCase in C#; here, and only here, one becomes the other.</summary>
internal static class EnumNames
{
    internal static string ToContract(object value)
    {
        var pascal = value.ToString() ?? "";
        var name = new StringBuilder(pascal.Length + 4);
        for (var i = 0; i < pascal.Length; i++)
        {
            if (i > 0 && char.IsUpper(pascal[i]) && !char.IsUpper(pascal[i - 1])) name.Append('_');
            name.Append(char.ToUpperInvariant(pascal[i]));
        }
        return name.ToString();
    }

    internal static object FromContract(Type enumType, string name)
    {
        foreach (var value in Enum.GetValues(enumType))
            if (ToContract(value) == name) return value;
        throw new ArgumentException($"{enumType.Name} has no value {name}.", nameof(name));
    }
}
