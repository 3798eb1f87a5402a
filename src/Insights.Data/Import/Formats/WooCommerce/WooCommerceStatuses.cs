using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.WooCommerce;

/// <summary>
/// The statuses of WooCommerce, by their slugs and as its translations name them. What its own analytics leaves out counts
/// for nothing: cancelled, failed, pending payment, drafts and the bin; orders on hold are counted there.
/// </summary>
internal static class WooCommerceStatuses
{
    internal static KnownWords Words { get; } = new(
        (StatusMeaning.Sale, """
            completed, processing, abgeschlossen, fertiggestellt, in bearbeitung, terminée, terminé, en cours, en cours de traitement, voltooid, afgerond,
            in behandeling, completado, completada, procesando, completato, completata, in lavorazione
            """),
        (StatusMeaning.Pending, """
            pending, pending payment, ausstehend, zahlung ausstehend, ausstehende zahlung, attente paiement, en attente de paiement, en attente paiement,
            wachtend op betaling, wacht op betaling, in afwachting van betaling, pendiente de pago, pendiente, in attesa di pagamento, in attesa
            """),
        (StatusMeaning.Cancelled, """
            cancelled, canceled, failed, storniert, storniert/abgebrochen, fehlgeschlagen, annulée, annulé, échouée, échoué, échec, geannuleerd, mislukt, cancelado, cancelada, fallido, fallida,
            annullato, cancellato, fallito, draft, checkout draft, auto draft, trash, entwurf, papierkorb, brouillon, corbeille, concept, prullenbak,
            borrador, papelera, bozza, cestino
            """),
        (StatusMeaning.Refunded, "refunded, erstattet, rückerstattet, zurückerstattet, remboursée, remboursé, terugbetaald, reembolsado, reembolsada, rimborsato"))
    {
        CountedUnpaid = "on hold, in wartestellung, zurückgestellt, en attente, in de wacht, en espera, in sospeso",
    };
}
