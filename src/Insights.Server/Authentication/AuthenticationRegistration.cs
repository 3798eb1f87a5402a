using Insights.Server.Access;
using Microsoft.AspNetCore.Authentication;

namespace Insights.Server.Authentication;

/// <summary>Registers who may be a caller, and how often.</summary>
internal static class AuthenticationRegistration
{
    internal static void AddCallers(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<CredentialStore>();
        services.AddSingleton<FailedAttempts>();
        services.AddSingleton<AuditTrail>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditTrail>());
        services.AddSingleton<ICallerValidity, CallerValidity>();
        services.AddScoped<AuditedCaller>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, configureOptions: null);
        RateLimits.Add(services);
    }
}
