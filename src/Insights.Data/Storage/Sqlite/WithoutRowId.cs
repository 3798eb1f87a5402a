using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// Creates marked tables WITHOUT ROWID: one B-tree in the order of the key instead of a heap and an index, so that all
/// rows of a customer, or of a run, lie together.
/// </summary>
internal sealed class WithoutRowId(
    MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    internal const string Annotation = "Insights:WithoutRowId";

    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        if (IsMarked(operation, model)) builder.Append(" WITHOUT ROWID");
        if (!terminate) return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }

    /// <summary>A migration without a model of its own marks the table itself.</summary>
    private static bool IsMarked(CreateTableOperation operation, IModel? model) =>
        operation.FindAnnotation(Annotation) is not null
        || model?.GetEntityTypes().Any(type => type.GetTableName() == operation.Name && type.FindAnnotation(Annotation) is not null) == true;
}
