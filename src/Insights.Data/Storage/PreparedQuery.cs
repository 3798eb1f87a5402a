using System.Data.Common;

namespace Insights.Data.Storage;

/// <summary>A statement that stays prepared between its uses; one user has it at a time.</summary>
/// <param name="command">The statement, with the parameters of its last use.</param>
/// <param name="giveBack">Takes the statement back.</param>
public sealed class PreparedQuery(DbCommand command, Action giveBack) : IDisposable
{
    /// <summary>The statement. Its readers are disposed of before it is given back.</summary>
    public DbCommand Command => command;

    /// <summary>Sets the parameters; statements of the same text have the same ones in the same order.</summary>
    /// <param name="parameters">Names and values; null is SQL's NULL.</param>
    public void Bind(IEnumerable<(string Name, object? Value)> parameters)
    {
        var place = 0;
        foreach (var (name, value) in parameters)
        {
            if (place == command.Parameters.Count)
            {
                var added = command.CreateParameter();
                added.ParameterName = name;
                command.Parameters.Add(added);
            }
            var parameter = command.Parameters[place++];
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
        }
        while (command.Parameters.Count > place) command.Parameters.RemoveAt(place);
    }

    /// <inheritdoc/>
    public void Dispose() => giveBack();
}
