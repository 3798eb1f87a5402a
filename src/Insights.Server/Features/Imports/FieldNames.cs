using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Imports;

/// <summary>What the fields of a file are called on pages.</summary>
internal static class FieldNames
{
    /// <summary>A field's name in the reader's language; its own where a format brings one of its own.</summary>
    internal static string Of(PageTexts texts, string field) => field switch
    {
        "customer" => texts.Of("field-customer"),
        "date" => texts.Of("field-date"),
        "time" => texts.Of("field-time"),
        "time-zone" => texts.Of("field-time-zone"),
        "amount" => texts.Of("field-amount"),
        "order" => texts.Of("field-order"),
        "order-total" => texts.Of("field-order-total"),
        "line-total" => texts.Of("field-line-total"),
        "line-id" => texts.Of("field-line-id"),
        "status" => texts.Of("field-status"),
        "type" => texts.Of("field-type"),
        "refund" or "refund-amount" => texts.Of("field-refund"),
        "discount" => texts.Of("field-discount"),
        "tax" => texts.Of("field-tax"),
        "shipping" => texts.Of("field-shipping"),
        "till" => texts.Of("field-till"),
        "closing" or "closing-number" => texts.Of("field-closing"),
        "product" => texts.Of("field-product"),
        "product-name" => texts.Of("field-product-name"),
        "category" => texts.Of("field-category"),
        "quantity" => texts.Of("field-quantity"),
        "price" => texts.Of("field-price"),
        "currency" => texts.Of("field-currency"),
        "country" => texts.Of("field-country"),
        "channel" => texts.Of("field-channel"),
        "id" => texts.Of("number"),
        "name" => texts.Of("field-name"),
        "first-name" => texts.Of("field-first-name"),
        "last-name" => texts.Of("field-last-name"),
        "email" => texts.Of("email"),
        "phone" => texts.Of("phone"),
        "birthday" => texts.Of("birthday"),
        "region" => texts.Of("field-region"),
        "city" => texts.Of("field-city"),
        "consent" => texts.Of("field-consent"),
        "first-contact" => texts.Of("field-first-contact"),
        "referred-by" => texts.Of("field-referred-by"),
        _ => field,
    };
}
