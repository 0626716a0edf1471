/**
 * What a person is shown where the platform's own code fails on a file, whatever was wrong
 * (TencentBlueKing/blueking-paas: apiserver/paasng/paasng/platform/engine/deploy/building.py).
 */
export const NO_DETAIL = '处理应用描述文件时出现异常, 请检查应用描述文件';
