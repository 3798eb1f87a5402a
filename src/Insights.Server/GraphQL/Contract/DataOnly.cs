using Insights.Data.Storage;

namespace Insights.Server.GraphQL.Contract;

/// <summary>
/// Finds the services that know nothing but the database: those that are made of it, or of others that are. A clock, jobs,
/// uploads or settings are none, so that what comes of them is never taken for something that only a change of the data changes.
/// </summary>
internal static class DataOnly
{
    /// <summary>True where all that a service returns comes from the database.</summary>
    internal static bool Is(Type service)
    {
        if (service == typeof(IDatabase)) return true;
        if (!service.IsClass || service.IsAbstract || service.Assembly != typeof(DataOnly).Assembly) return false;
        return service.GetConstructors() is [var constructor] && Array.TrueForAll(constructor.GetParameters(), parameter => Is(parameter.ParameterType));
    }
}
